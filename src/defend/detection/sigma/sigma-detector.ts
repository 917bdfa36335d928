import type { DetectionContext, Detector } from '../../../contracts/detector.ts';
import type { EventRecord } from '../../../contracts/event.ts';
import type { FindingDraft } from '../../../contracts/finding.ts';
import { CompiledRules, type RuleCounts } from './compile/compiled-rules.ts';
import { explainRule, type RuleExplanation } from './explain-rule.ts';
import { findingOf, type RuleFace, ruleFace, SIGMA_DETECTOR, SIGMA_VERSION } from './finding-of.ts';
import { matchedFields } from './matched-fields.ts';
import type { SigmaRule } from './rule/ast.ts';

/** What lists and settings pages show of a rule. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: SigmaRule['severity'];
  readonly status: string | undefined;
  readonly author: string | undefined;
  readonly logSource: SigmaRule['logSource'];
  readonly techniques: SigmaRule['techniques'];
  readonly file: string;
  readonly enabled: boolean;
}

/** Runs Sigma rules over events. Keeps no state between events: a rule that matches makes a finding, that is all. */
export class SigmaDetector implements Detector {
  readonly name = SIGMA_DETECTOR;
  readonly version = SIGMA_VERSION;
  readonly kind = 'rules';
  readonly #rules: readonly SigmaRule[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #disabled = new Set<string>();
  readonly #compiled: CompiledRules;
  /** By rule; made when the rule matches for the first time. */
  readonly #faces: (RuleFace | undefined)[];

  /** @param rules with distinct ids */
  constructor(rules: readonly SigmaRule[]) {
    this.#rules = rules;
    this.#numbers = new Map(rules.map((rule, number) => [rule.id, number]));
    this.#compiled = new CompiledRules(rules);
    this.#faces = rules.map(() => undefined);
  }

  inspect(events: readonly EventRecord[], _context: DetectionContext): readonly FindingDraft[] {
    const findings: FindingDraft[] = [];
    for (const event of events) {
      for (const number of this.#compiled.match(event)) {
        const rule = this.#rules[number];
        if (rule === undefined) continue;
        const face = this.#faces[number] ?? ruleFace(rule);
        this.#faces[number] = face;
        findings.push(findingOf(face, event, matchedFields(rule, this.#compiled.view)));
      }
    }
    this.#compiled.forget();
    return findings;
  }

  /** Ids of the rules that match an event, without making findings. */
  matchingRuleIds(event: Pick<EventRecord, 'fields' | 'raw' | 'logSources'>): readonly string[] {
    const ids = this.#compiled.match(event).map((number) => this.#rules[number]?.id ?? '');
    this.#compiled.forget();
    return ids;
  }

  snapshot(): undefined {
    return undefined;
  }

  restore(_state: Uint8Array): void {
    // There is nothing to restore: the rules come from their files, and what is switched off from the settings.
  }

  /** Switches one rule on or off. Returns false when there is no such rule. */
  setEnabled(ruleId: string, enabled: boolean): boolean {
    const number = this.#numbers.get(ruleId);
    if (number === undefined) return false;
    this.#compiled.setEnabled(number, enabled);
    if (enabled) this.#disabled.delete(ruleId);
    else this.#disabled.add(ruleId);
    return true;
  }

  /** Why a rule matches an event or does not; undefined when there is no such rule. */
  explain(ruleId: string, event: EventRecord): RuleExplanation | undefined {
    const rule = this.#rules[this.#numbers.get(ruleId) ?? -1];
    return rule === undefined ? undefined : explainRule(rule, event);
  }

  /** Work done since the start. */
  get counts(): RuleCounts {
    return this.#compiled.counts;
  }

  rules(): readonly RuleSummary[] {
    return this.#rules.map(({ id, title, severity, status, author, logSource, techniques, file }) => {
      return {
        id,
        title,
        severity,
        status,
        author,
        logSource,
        techniques,
        file,
        enabled: !this.#disabled.has(id),
      };
    });
  }
}
