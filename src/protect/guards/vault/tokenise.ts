import type { GuardReason, GuardSegment } from '../../../contracts/guard.ts';
import { placeholderEnd } from './placeholder.ts';
import type { Vault } from './vault.ts';

/** A span of personal data in one text. UTF-16 code units, end exclusive. */
export interface TypedSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in place of a span, so that the caller can show or undo it. */
export interface TokenisedSpan extends TypedSpan {
  readonly placeholder: string;
}

export interface Tokenised {
  readonly text: string;
  readonly spans: readonly TokenisedSpan[];
}

/**
 * The text with each span behind a placeholder. Text of the caller that already looks like a placeholder is put behind
 * one too: on the way back it comes out as it was written and can resolve to nobody's value.
 */
export function tokeniseText(text: string, spans: readonly TypedSpan[], vault: Vault): Tokenised {
  const pieces: string[] = [];
  const done: TokenisedSpan[] = [];
  let at = 0;
  for (const span of disjoint([...spans, ...lookalikes(text)])) {
    const placeholder = vault.placeholderFor(span.type, text.slice(span.start, span.end));
    pieces.push(text.slice(at, span.start), placeholder);
    done.push({ type: span.type, start: span.start, end: span.end, placeholder });
    at = span.end;
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(''), spans: done };
}

/** All segments of a request with what the reasons of guards point at behind placeholders. */
export function tokeniseSegments(
  segments: readonly GuardSegment[],
  reasons: readonly GuardReason[],
  vault: Vault,
): GuardSegment[] {
  const byPath = new Map<string, TypedSpan[]>();
  for (const reason of reasons) {
    for (const span of reason.spans) {
      const spans = byPath.get(span.path) ?? [];
      spans.push({ type: span.label ?? 'VALUE', start: span.start, end: span.end });
      byPath.set(span.path, spans);
    }
  }
  return segments.map((segment) => {
    const { text } = tokeniseText(segment.text, byPath.get(segment.path) ?? [], vault);
    return text === segment.text ? segment : { ...segment, text };
  });
}

function lookalikes(text: string): TypedSpan[] {
  const found: TypedSpan[] = [];
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const end = placeholderEnd(text, at);
    if (end > 0) found.push({ type: 'VALUE', start: at, end });
  }
  return found;
}

/** Of overlapping spans the first and longest stays; what sticks out of it is joined to it. */
function disjoint(spans: readonly TypedSpan[]): TypedSpan[] {
  const sorted = spans
    .filter(({ start, end }) => end > start)
    .sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: TypedSpan[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else if (span.end > last.end) kept[kept.length - 1] = { ...last, end: span.end };
  }
  return kept;
}
