import type { GuardContent, Provenance } from '../../contracts/guard.ts';
import { pointerToken } from './locate-json.ts';
import type { Operation } from './operations.ts';
import { SegmentWalk, type Uninspected } from './segments.ts';

export interface Extraction {
  readonly content: GuardContent;
  readonly uninspected: readonly Uninspected[];
}

type JsonObject = Readonly<Record<string, unknown>>;

function isTokens(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'number';
}

/** True for inputs given as token numbers: `[1, 2]` or `[[1, 2], [3]]`, also mixed with texts. */
function holdsTokens(value: unknown): boolean {
  return isTokens(value) || (Array.isArray(value) && value.some(isTokens));
}

/**
 * Every piece of text in a request, each with who wrote it and its JSON pointer.
 *
 * @throws Fault `too_many_parts`
 */
export function extractInput(operation: Operation, body: JsonObject, segmentsMax: number): Extraction {
  const walk = new SegmentWalk({ segmentsMax, isRequest: true, isFrame: false });
  for (const key of Object.keys(body)) {
    const value = body[key];
    if (key === 'model') continue;
    if ((key === 'input' || key === 'prompt' || key === 'context') && holdsTokens(value)) {
      walk.uninspected.push({ path: `/${key}`, kind: 'tokens' });
    }
    const provenance = Object.hasOwn(operation.provenance, key) ? operation.provenance[key]! : 'user';
    walk.field(body, key, `/${pointerToken(key)}`, provenance, '');
  }
  return { content: { direction: 'input', segments: walk.segments, body }, uninspected: walk.uninspected };
}

/** What an answer repeats of the request: it is not the model's. */
const echoes: Readonly<Record<string, Provenance>> = { instructions: 'system', tools: 'developer' };

/**
 * Every piece of text in an answer, or in one frame of a streamed one.
 *
 * @param isFrame the texts are pieces of longer ones
 *
 * @throws Fault `too_many_parts`
 */
export function extractOutput(body: JsonObject, segmentsMax: number, isFrame = false): Extraction {
  const walk = new SegmentWalk({ segmentsMax, isRequest: false, isFrame });
  walkAnswer(walk, body, '');
  walk.end();
  return { content: { direction: 'output', segments: walk.segments, body }, uninspected: walk.uninspected };
}

function walkAnswer(walk: SegmentWalk, body: JsonObject, base: string): void {
  for (const key of Object.keys(body)) {
    const value = body[key];
    const provenance = Object.hasOwn(echoes, key) ? echoes[key]! : 'model';
    // The frames of a responses stream wrap the whole answer, with what it repeats of the request.
    if (
      key === 'response' &&
      base === '' &&
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value)
    )
      walkAnswer(walk, value as JsonObject, '/response');
    else walk.field(body, key, `${base}/${pointerToken(key)}`, provenance, base);
  }
}
