import type {
  Guard,
  GuardContext,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../../contracts/guard.ts';
import type { Explanation } from './explain.ts';
import { type Judgement, judge, kindsFor, REPORT_MIN } from './judgement.ts';
import { JudgementCache } from './judgement-cache.ts';
import { type InjectionModel, thresholdFor } from './model.ts';
import { injectionProbes } from './probes.ts';
import { InjectionReader } from './reader.ts';

export const INJECTION_GUARD = 'injection';
/** Longer runs of invisible characters than any emoji needs are a hidden text. */
const HIDDEN_RUN_MIN = 10;
const HIDDEN_SCORE = 0.9;

/**
 * Finds prompt injections and jailbreaks. What people write is read by one classifier; what tools and documents brought
 * is read by a second one as well, since an order to the model has no business in data. System and developer text is
 * the operator's own and is not judged. Plain harmful requests are no injections.
 */
export function createInjectionGuard(model: InjectionModel): Guard {
  const reader = new InjectionReader(model);
  const caches: Caches = { user: new JudgementCache(), data: new JudgementCache() };
  return {
    name: INJECTION_GUARD,
    version: model.version,
    directions: ['input'],
    holdBackMax: 0,
    probes: injectionProbes,
    thresholdFor: (rate) => thresholdFor(model, rate),
    inspect: (content, context) => inspect(reader, caches, content.segments, context),
  };
}

type Caches = { readonly user: JudgementCache; readonly data: JudgementCache };

function inspect(
  reader: InjectionReader,
  caches: Caches,
  segments: readonly GuardSegment[],
  context: GuardContext,
): GuardResult {
  const reasons: GuardReason[] = [];
  const reportMin = Math.max(REPORT_MIN, context.threshold * 0.5);
  let score = 0;
  for (const segment of segments) {
    const kinds = kindsFor(segment.provenance);
    if (kinds.length === 0 || segment.text.length === 0) continue;
    const cache = segment.provenance === 'user' ? caches.user : caches.data;
    let judgement = cache.get(segment.text);
    if (judgement === undefined) {
      judgement = judge(reader, segment.text, kinds);
      cache.set(segment.text, judgement);
    }
    score = Math.max(score, judgement.probability);
    if (judgement.probability >= reportMin && judgement.explanation !== null)
      reasons.push(classifierReason(segment, judgement, judgement.explanation));
    if (judgement.hiddenRun >= HIDDEN_RUN_MIN) {
      score = Math.max(score, HIDDEN_SCORE);
      reasons.push(hiddenReason(segment, judgement.hiddenRun));
    }
  }
  return { guard: INJECTION_GUARD, score, reasons };
}

function classifierReason(segment: GuardSegment, judgement: Judgement, found: Explanation): GuardReason {
  const origin = segment.provenance === 'user' ? 'the user' : `a ${segment.provenance}`;
  const encoded = judgement.decodedCount > 0 ? ' Encoded text was decoded before reading.' : '';
  const named = found.ideas.length === 0 ? '' : ` Ideas found: ${found.ideas.join(', ')}.`;
  return {
    guard: INJECTION_GUARD,
    rule: segment.provenance === 'user' ? 'classifier' : 'classifier-data',
    score: judgement.probability,
    spans: [found.span, ...found.strongest].map((range, index) => ({
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
