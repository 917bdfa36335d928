import { type EventRecord, eventId } from '../../../contracts/event.ts';
import type { FindingDraft, MatchedField } from '../../../contracts/finding.ts';
import type { Severity } from '../../../contracts/severity.ts';
import type { SigmaRule } from './rule/ast.ts';

export const SIGMA_DETECTOR = 'sigma';
export const SIGMA_VERSION = '1';

/** How much a rule's own level says that a person should look. */
const SCORES: Readonly<Record<Severity, number>> = {
  unknown: 0.4,
  informational: 0.1,
  low: 0.3,
  medium: 0.5,
  high: 0.75,
  critical: 0.95,
};

/** Sources that speak about the AI gateway: their findings belong to the protecting wing. */
const PROTECT_PRODUCT = 'bartizan';

/** What all findings of a rule have in common. */
export interface RuleFace {
  readonly common: Omit<FindingDraft, 'timeMs' | 'entities' | 'evidence' | 'dedupKey'>;
  readonly explanation: string;
}

export function ruleFace(rule: SigmaRule): RuleFace {
  const explanation = `Rule "${rule.title}" (${rule.id}) matched: ${rule.conditionTexts.join(' | ')}`;
  const common: RuleFace['common'] = {
    detector: SIGMA_DETECTOR,
    detectorVersion: SIGMA_VERSION,
    wing: rule.logSource.product === PROTECT_PRODUCT ? 'protect' : 'defend',
    ruleId: rule.id,
    title: rule.title,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    severity: rule.severity,
    score: SCORES[rule.severity],
    techniques: [...rule.techniques],
    ...(rule.references.length === 0 ? {} : { references: [...rule.references] }),
    ...(rule.author === undefined ? {} : { author: rule.author }),
    ...(rule.falsePositives.length === 0 ? {} : { falsePositives: [...rule.falsePositives] }),
  };
  return { common, explanation: explanation.slice(0, 4096) };
}

/** The finding that a rule's match on an event makes. */
export function findingOf(face: RuleFace, event: EventRecord, fields: MatchedField[]): FindingDraft {
  const { common, explanation } = face;
  const primary = event.entities[0];
  const entity = primary === undefined ? `source:${event.source}` : `${primary.kind}:${primary.name}`;
  return {
    ...common,
    timeMs: event.timeMs,
    entities: [...event.entities],
    evidence: { eventIds: [eventId(event.seq)], fields, explanation },
    dedupKey: `${SIGMA_DETECTOR}:${common.ruleId}:${entity}`,
  };
}
