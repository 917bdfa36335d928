import type { GuardSegment } from '../../contracts/guard.ts';
import { valueAt } from './decoded-text.ts';
import { extractInput } from './extract.ts';
import { operationOf } from './operations.ts';

const SEGMENTS_MAX = 20_000;

/**
 * Every text of a request in the shape of chat completions, as the gateway reads it: contents and their parts, names,
 * tool calls and results, declared tools, what stands encoded in data URLs.
 *
 * @throws Fault `too_many_parts`
 */
export function requestSegments(body: Readonly<Record<string, unknown>>): readonly GuardSegment[] {
  return extractInput(operationOf('/v1/chat/completions')!, body, SEGMENTS_MAX).content.segments;
}

/** A stretch of a segment. */
interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A place as a plain JSON pointer (RFC 6901) with offsets into the string that stands there. What was found in a decoded
 * text or in a key has no offsets of its own: it is the whole string.
 */
export function pointedAt(place: Place, body: unknown): Place {
  const mark = /#[a-z]+$/.exec(place.path);
  if (mark === null || valueAt(body, place.path) !== undefined) return place;
  const path = place.path.slice(0, mark.index);
  const value = valueAt(body, path);
  return { path, start: 0, end: typeof value === 'string' ? value.length : 0 };
}
