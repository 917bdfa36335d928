import type { GuardReader, GuardReason } from '../../../contracts/guard.ts';
import type { CanaryHit } from './canary-search.ts';
import { LanguageVotes } from './languages.ts';
import type { LeakEvidence } from './leak-evidence.ts';
import { type LeakScore, leakScore } from './leak-score.ts';
import { LeakView, type LeakWatch } from './leak-view.ts';

/** Below this, similarity is not worth a reason whatever the threshold. */
const REPORT_MIN = 0.1;
/** A reason is given again only when its score has grown by this much. */
const GROWTH_MIN = 0.15;

/** Follows one text of an answer for canaries and for the call's protected text. */
export class LeakReader implements GuardReader, LeakWatch {
  readonly canaries: readonly string[];
  readonly evidence: LeakEvidence | undefined;
  readonly votes = new LanguageVotes();
  readonly #guard: string;
  readonly #path: string;
  readonly #threshold: number;
  readonly #view: LeakView;
  readonly #told = new Map<string, number>();
  #reasons: GuardReason[] = [];
  #from = Number.POSITIVE_INFINITY;
  #to = 0;

  constructor(
    guard: string,
    path: string,
    canaries: readonly string[],
    evidence: LeakEvidence | undefined,
    threshold: number,
  ) {
    this.#guard = guard;
    this.#path = path;
    this.canaries = canaries;
    this.evidence = evidence;
    this.#threshold = threshold;
    this.#view = new LeakView(this);
  }

  push(text: string): readonly GuardReason[] {
    this.#view.push(text);
    return this.#judge();
  }

  end(): readonly GuardReason[] {
    this.#view.end();
    return this.#judge(true);
  }

  onCanary({ form, start, end }: CanaryHit): void {
    if (this.#told.has('canary')) return;
    this.#told.set('canary', form.score);
    this.#reasons.push({
      guard: this.#guard,
      rule: 'canary',
      score: form.score,
      spans: [{ path: this.#path, start, end, label: 'canary' }],
      explanation: `A marker that stands only in the system prompt came back (${form.name}): the prompt is leaking (OWASP LLM07, ATLAS AML.T0056).`,
    });
  }

  onRepeat(start: number, end: number): void {
    this.#touch(start, end);
  }

  onRestate(start: number, end: number): void {
    this.#touch(start, end);
  }

  #touch(start: number, end: number): void {
    this.#from = Math.min(this.#from, start);
    this.#to = Math.max(this.#to, end);
  }

  #judge(isEnd = false): readonly GuardReason[] {
    if (this.evidence !== undefined && this.#to > 0) {
      const found = leakScore(this.evidence, this.votes.winner());
      const told = this.#told.get(found.rule) ?? 0;
      const isOver = told < this.#threshold && found.score >= this.#threshold;
      const hasGrown = found.score - told >= (isEnd ? Number.EPSILON : GROWTH_MIN);
      if (found.score >= REPORT_MIN && (isOver || hasGrown)) this.#tell(found);
    }
    if (this.#reasons.length === 0) return this.#reasons;
    const reasons = this.#reasons;
    this.#reasons = [];
    return reasons;
  }

  #tell({ rule, score }: LeakScore): void {
    this.#told.set(rule, score);
    const { coveredUnits, restatedCount, translatedCount, text } = this.evidence!;
    const share = Math.round((coveredUnits / Math.max(1, text.fingerprint.size)) * 100);
    const what =
      rule === 'system-prompt-repeated'
        ? `repeats ${coveredUnits} letters (${share} %) of the system prompt`
        : rule === 'system-prompt-restated'
          ? `says ${restatedCount} of ${text.statements.length} statements of the system prompt in other words`
          : `says ${translatedCount} of ${text.statements.length} statements of the system prompt in another language`;
    this.#reasons.push({
      guard: this.#guard,
      rule,
      score,
      spans: [{ path: this.#path, start: this.#from, end: this.#to, label: 'system-prompt' }],
      explanation: `The answer ${what}, without what the caller wrote (OWASP LLM07, ATLAS AML.T0056).`,
    });
  }
}
