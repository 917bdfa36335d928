import type { DetectionContext, Detector } from '../../../contracts/detector.ts';
import { type EventRecord, eventId } from '../../../contracts/event.ts';
import type { FindingDraft } from '../../../contracts/finding.ts';
import { type GatewayEvent, gatewayEventSchema } from '../../../contracts/gateway-event.ts';
import { BoundedMap } from '../abuse/bounded-map.ts';
import { type Change, type Drift, type Measure, ModelFollower } from './model-follower.ts';

const MODELS_MAX = 200;
/** Chance of a false alarm for one model in one week. */
const FALSE_ALARM_RATE = 0.001;

const said: Readonly<Record<Measure, readonly [rising: string, falling: string]>> = {
  length: ['longer answers', 'shorter answers'],
  refusals: ['more refusals', 'fewer refusals'],
  language: ['answers in scripts that were rare', 'fewer scripts in answers'],
  endings: ['endings that were rare', 'fewer kinds of endings'],
  words: ['other words', 'more uniform words'],
};

/** Tells when the answers of a model are no longer what they were, for routes whose policy asks for it. */
export class OutputDriftDetector implements Detector {
  readonly name = 'output-drift';
  readonly version = '1';
  readonly kind = 'baseline';
  readonly #models = new BoundedMap<ModelFollower>(MODELS_MAX);

  inspect(events: readonly EventRecord[], _context: DetectionContext): FindingDraft[] {
    const drafts: FindingDraft[] = [];
    for (const event of events) {
      // Most calls carry no sketch: they are not parsed for nothing.
      if (event.format !== 'gateway' || !event.raw.includes('"answerSketch"')) continue;
      const call = gatewayEventSchema.safeParse(JSON.parse(event.raw));
      if (!call.success || call.data.answerSketch === undefined) continue;
      const draft = this.#follow(event, call.data, call.data.answerSketch);
      if (draft !== undefined) drafts.push(draft);
    }
    return drafts;
  }

  #follow(
    event: EventRecord,
    call: GatewayEvent,
    sketch: NonNullable<GatewayEvent['answerSketch']>,
  ): FindingDraft | undefined {
    const model = call.model ?? '(none)';
    const follower = this.#models.use(`${call.upstream} ${model} ${call.policy}`, () => new ModelFollower());
    const { token, finishReason, time: timeMs } = call;
    const drift = follower.add({ timeMs, tokenId: token.id, finishReason, sketch }, FALSE_ALARM_RATE);
    return drift && draftOf(event, call, model, drift);
  }

  /** A restart begins anew: what is usual is learned within a hundred answers. */
  snapshot(): undefined {
    return undefined;
  }

  restore(): void {
    // There is no snapshot to take back.
  }
}

function wordsOf({ measure, isRising }: Change): string {
  return said[measure][isRising ? 0 : 1];
}

function draftOf(event: EventRecord, call: GatewayEvent, model: string, drift: Drift): FindingDraft {
  const what = drift.changes.map(wordsOf).join(', ');
  const measure = drift.changes[0]?.measure ?? 'words';
  return {
    detector: 'output-drift',
    detectorVersion: '1',
    wing: 'protect',
    ruleId: `output-drift.${measure}`,
    title: `Answers of a model changed: ${what}`,
    severity: 'medium',
    score: 1 - 1 / (1 + drift.evidence),
    timeMs: event.timeMs,
    entities: [{ kind: 'model', name: model }],
    techniques: [],
    evidence: {
      eventIds: [eventId(event.seq)],
      fields: [
        { field: 'upstream', value: call.upstream ?? '(none)' },
        { field: 'policy', value: call.policy },
      ],
      contributions: drift.changes.map((change) => {
        return { feature: change.measure, weight: change.evidence, observed: wordsOf(change) };
      }),
      explanation: `Among ${drift.answers} answers the latest show ${what}: e-value ${drift.evidence.toPrecision(3)}, where ${1 / FALSE_ALARM_RATE} is reached by chance once in ${1 / FALSE_ALARM_RATE} models and weeks. What is usual is learned anew from here.`,
    },
    dedupKey: `output-drift ${call.upstream} ${model} ${call.policy} ${measure}`,
  };
}
