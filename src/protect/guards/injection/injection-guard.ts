import type {
  Guard,
  GuardContext,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../../contracts/guard.ts';
import { explainReading } from './explain.ts';
import { type InjectionModel, thresholdFor } from './model.ts';
import type { Prepared } from './prepare.ts';
import { injectionProbes } from './probes.ts';
import { InjectionReader, type Reading } from './reader.ts';

export const INJECTION_GUARD = 'injection';
/** Longer runs of invisible characters than any emoji needs are a hidden text. */
const HIDDEN_RUN_MIN = 10;
const HIDDEN_SCORE = 0.9;
const REPORT_MIN = 0.05;

/**
 * Finds prompt injections and jailbreaks. What people write is read by one classifier; what tools and documents brought
 * is read by a second one as well, since an order to the model has no business in data. System and developer text is
 * the operator's own and is not judged. Plain harmful requests are no injections.
 */
export function createInjectionGuard(model: InjectionModel): Guard {
  const reader = new InjectionReader(model);
  return {
    name: INJECTION_GUARD,
    version: model.version,
    directions: ['input'],
    holdBackMax: 0,
    probes: injectionProbes,
    thresholdFor: (rate) => thresholdFor(model, rate),
    inspect: (content, context) => inspect(reader, content.segments, context),
  };
}

function inspect(
  reader: InjectionReader,
  segments: readonly GuardSegment[],
  context: GuardContext,
): GuardResult {
  const reasons: GuardReason[] = [];
  let score = 0;
  for (const segment of segments) {
    const kinds = kindsFor(segment);
    if (kinds.length === 0 || segment.text.length === 0) continue;
    const prepared = reader.read(segment.text);
    const { kind, reading } = bestReading(reader, kinds);
    score = Math.max(score, reading.probability);
    if (reading.probability >= Math.max(REPORT_MIN, context.threshold * 0.5)) {
      // The words' shares are those of the classifier that was asked last.
      if (kind !== kinds.at(-1)) reader.score(kind);
      reasons.push(classifierReason(reader, segment, prepared, reading));
    }
    if (prepared.hiddenRun >= HIDDEN_RUN_MIN) {
      score = Math.max(score, HIDDEN_SCORE);
      reasons.push(hiddenReason(segment, prepared.hiddenRun));
    }
  }
  return { guard: INJECTION_GUARD, score, reasons };
}

type Kind = 'direct' | 'data';

function kindsFor(segment: GuardSegment): readonly Kind[] {
  switch (segment.provenance) {
    case 'user':
      return ['direct'];
    case 'tool':
    case 'document':
      return ['direct', 'data'];
    default:
      return [];
  }
}

function bestReading(reader: InjectionReader, kinds: readonly Kind[]): { kind: Kind; reading: Reading } {
  let best = { kind: kinds[0]!, reading: reader.score(kinds[0]!) };
  for (const kind of kinds.slice(1)) {
    const reading = reader.score(kind);
    if (reading.probability > best.reading.probability) best = { kind, reading };
  }
  return best;
}

function classifierReason(
  reader: InjectionReader,
  segment: GuardSegment,
  prepared: Prepared,
  reading: Reading,
): GuardReason {
  const { span, strongest, ideas } = explainReading(reader, prepared, reading);
  const origin = segment.provenance === 'user' ? 'the user' : `a ${segment.provenance}`;
  const encoded = prepared.decodedCount > 0 ? ' Encoded text was decoded before reading.' : '';
  const named = ideas.length === 0 ? '' : ` Ideas found: ${ideas.join(', ')}.`;
  return {
    guard: INJECTION_GUARD,
    rule: segment.provenance === 'user' ? 'classifier' : 'classifier-data',
    score: reading.probability,
    spans: [span, ...strongest].map((range, index) => ({
      path: segment.path,
      start: range.start,
      end: range.end,
      label: index === 0 ? 'injection' : 'strongest',
    })),
    explanation: `A text from ${origin} reads like an order to change what the model does.${named}${encoded}`,
  };
}

function hiddenReason(segment: GuardSegment, hiddenRun: number): GuardReason {
  return {
    guard: INJECTION_GUARD,
    rule: 'hidden-characters',
    score: HIDDEN_SCORE,
    spans: [{ path: segment.path, start: 0, end: segment.text.length, label: 'hidden-characters' }],
    explanation: `${hiddenRun} characters in a row are invisible to people and readable for models.`,
  };
}
