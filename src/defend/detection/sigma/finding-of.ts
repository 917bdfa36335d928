import { type EventRecord, eventId } from '../../../contracts/event.ts';
import type { FindingDraft } from '../../../contracts/finding.ts';
import type { Severity } from '../../../contracts/severity.ts';
import { matchedFields } from './matched-fields.ts';
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

/** The finding that a rule's match on an event makes. */
export function findingOf(rule: SigmaRule, event: EventRecord): FindingDraft {
  const primary = event.entities[0];
  const entity = primary === undefined ? `source:${event.source}` : `${primary.kind}:${primary.name}`;
  const explanation = `Rule "${rule.title}" (${rule.id}) matched: ${rule.conditionTexts.join(' | ')}`;
  return {
    detector: SIGMA_DETECTOR,
    detectorVersion: SIGMA_VERSION,
    wing: rule.logSource.product === PROTECT_PRODUCT ? 'protect' : 'defend',
    ruleId: rule.id,
    title: rule.title,
    ...(rule.description === undefined ? {} : { description: rule.description }),
    severity: rule.severity,
    score: SCORES[rule.severity],
    timeMs: event.timeMs,
    entities: [...event.entities],
    techniques: [...rule.techniques],
    evidence: {
      eventIds: [eventId(event.seq)],
      fields: [...matchedFields(rule, event)],
      explanation: explanation.slice(0, 4096),
    },
    ...(rule.references.length === 0 ? {} : { references: [...rule.references] }),
    ...(rule.author === undefined ? {} : { author: rule.author }),
    ...(rule.falsePositives.length === 0 ? {} : { falsePositives: [...rule.falsePositives] }),
    dedupKey: `${SIGMA_DETECTOR}:${rule.id}:${entity}`,
  };
}
