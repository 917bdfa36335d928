import type { Entity } from '../../../contracts/entity.ts';
import { type EventRecord, eventId } from '../../../contracts/event.ts';
import type { Contribution, FindingDraft } from '../../../contracts/finding.ts';
import type { VolumeJudgement } from './hourly-volume.ts';
import type { Observation } from './observations.ts';

export const BASELINE_DETECTOR = 'baseline';
export const BASELINE_VERSION = '1';

const MEDIUM_P = 1e-6;
const SCORE_DIGITS = 8;

/** The score is the probability in decimal digits: 0.5 is one in 10^4, 0.75 one in 10^6, at most 0.99. */
export function scoreOf(p: number): number {
  return Math.min(0.99, Math.max(0, -Math.log10(Math.max(p, 1e-12)) / SCORE_DIGITS));
}

/** A probability for people: `1 in 20,000`. */
function oneIn(p: number): string {
  return `1 in ${Math.round(1 / Math.max(p, 1e-12)).toLocaleString('en-US')}`;
}

interface Draft {
  readonly event: EventRecord;
  readonly entity: Entity;
  readonly ruleId: string;
  readonly title: string;
  readonly p: number;
  readonly explanation: string;
  readonly contributions: readonly Contribution[];
  readonly subject: string;
}

function finding(draft: Draft): FindingDraft {
  const { event, entity, ruleId, p } = draft;
  const others = event.entities.filter(({ kind, name }) => kind !== entity.kind || name !== entity.name);
  return {
    detector: BASELINE_DETECTOR,
    detectorVersion: BASELINE_VERSION,
    wing: entity.kind === 'api_token' || entity.kind === 'model' ? 'protect' : 'defend',
    ruleId,
    title: draft.title.slice(0, 512),
    severity: p <= MEDIUM_P ? 'medium' : 'low',
    score: scoreOf(p),
    timeMs: event.timeMs,
    entities: [entity, ...others],
    techniques: [],
    evidence: {
      eventIds: [eventId(event.seq)],
      contributions: [...draft.contributions],
      explanation: draft.explanation.slice(0, 4096),
    },
    dedupKey: `${BASELINE_DETECTOR}:${ruleId}:${entity.kind}:${entity.name}:${draft.subject}`,
  };
}

/** What was known when a value turned up for the first time. */
export interface Novelty {
  readonly observation: Observation;
  /** Probability of a new value for this entity. */
  readonly ownP: number;
  /** Probability of a value this rare among its peers. */
  readonly peerP: number;
  readonly observations: number;
  readonly holders: number;
  readonly peers: number;
  readonly usual: readonly string[];
}

export function noveltyFinding(event: EventRecord, entity: Entity, novelty: Novelty): FindingDraft {
  const { observation, ownP, peerP, observations, holders, peers, usual } = novelty;
  const { feature, value } = observation;
  const p = ownP * peerP;
  const of = `${observations.toLocaleString('en-US')} observations`;
  return finding({
    event,
    entity,
    p,
    ruleId: `new-${feature}`,
    title: `New ${feature} for ${entity.kind} ${entity.name}: ${value}`,
    explanation:
      `${value} was never seen as ${feature} of ${entity.kind} ${entity.name} in ${of}; ` +
      `${holders} of ${peers} other entities of this kind had it. Expected by chance: ${oneIn(p)}.`,
    contributions: [
      {
        feature: `${feature} is new for this ${entity.kind}`,
        weight: -Math.log10(ownP),
        usual: usual.join(', '),
        observed: value,
      },
      {
        feature: `${feature} is rare among entities of kind ${entity.kind}`,
        weight: -Math.log10(peerP),
        usual: `a value that is seen before`,
        observed: `had by ${holders} of ${peers}`,
      },
    ],
    subject: value,
  });
}

export function volumeFinding(event: EventRecord, entity: Entity, judgement: VolumeJudgement): FindingDraft {
  const usual = Math.round(judgement.usual).toLocaleString('en-US');
  return finding({
    event,
    entity,
    p: judgement.p,
    ruleId: 'volume-surge',
    title: `Unusually many events of ${entity.kind} ${entity.name}`,
    explanation:
      `${entity.kind} ${entity.name} made ${judgement.count} events in this hour so far, ` +
      `where about ${usual} are usual. Expected by chance: ${oneIn(judgement.p)}.`,
    contributions: [
      {
        feature: 'events in the hour',
        weight: -Math.log10(Math.max(judgement.p, 1e-12)),
        usual: `about ${usual}`,
        observed: `${judgement.count}`,
      },
    ],
    subject: 'hour',
  });
}
