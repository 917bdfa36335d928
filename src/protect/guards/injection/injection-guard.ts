import type {
  Guard,
  GuardContext,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../../contracts/guard.ts';
import { explainWindow } from './explain.ts';
import { type Head, type InjectionModel, InjectionReader, type WindowScore } from './model.ts';
import type { Prepared } from './prepare.ts';
import { injectionProbes } from './probes.ts';

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
  const reader = new InjectionReader();
  return {
    name: INJECTION_GUARD,
    version: model.version,
    directions: ['input'],
    holdBackMax: 0,
    probes: injectionProbes,
    inspect: (content, context) => inspect(reader, model, content.segments, context),
  };
}

function inspect(
  reader: InjectionReader,
  model: InjectionModel,
  segments: readonly GuardSegment[],
  context: GuardContext,
): GuardResult {
  const reasons: GuardReason[] = [];
  let score = 0;
  for (const segment of segments) {
    const heads = headsFor(segment, model);
    if (heads.length === 0 || segment.text.length === 0) continue;
    const prepared = reader.read(segment.text);
    const found = bestHead(reader, heads);
    score = Math.max(score, found.window.probability);
    if (found.window.probability >= Math.max(REPORT_MIN, context.threshold * 0.5)) {
      reader.score(found.head);
      reasons.push(classifierReason(reader, segment, prepared, found.window));
    }
    if (prepared.hiddenRun >= HIDDEN_RUN_MIN) {
      score = Math.max(score, HIDDEN_SCORE);
      reasons.push(hiddenReason(segment, prepared.hiddenRun));
    }
  }
  return { guard: INJECTION_GUARD, score, reasons };
}

function headsFor(segment: GuardSegment, model: InjectionModel): readonly Head[] {
  switch (segment.provenance) {
    case 'user':
      return [model.direct];
    case 'tool':
    case 'document':
      return [model.data, model.direct];
    default:
      return [];
  }
}

function bestHead(reader: InjectionReader, heads: readonly Head[]): { head: Head; window: WindowScore } {
  let best = { head: heads[0]!, window: reader.score(heads[0]!) };
  for (const head of heads.slice(1)) {
    const window = reader.score(head);
    if (window.probability > best.window.probability) best = { head, window };
  }
  return best;
}

function classifierReason(
  reader: InjectionReader,
  segment: GuardSegment,
  prepared: Prepared,
  window: WindowScore,
): GuardReason {
  const { span, strongest, ideas } = explainWindow(reader, prepared, window);
  const origin = segment.provenance === 'user' ? 'the user' : `a ${segment.provenance}`;
  const encoded = prepared.decodedCount > 0 ? ' Encoded text was decoded before reading.' : '';
  const named = ideas.length === 0 ? '' : ` Ideas found: ${ideas.join(', ')}.`;
  return {
    guard: INJECTION_GUARD,
    rule: segment.provenance === 'user' ? 'classifier' : 'classifier-data',
    score: window.probability,
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
