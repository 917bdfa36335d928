import { originalOffset } from './fold.ts';
import { concepts } from './lexicon.ts';
import type { InjectionReader, WindowScore } from './model.ts';
import type { Prepared } from './prepare.ts';
import { FIRST_IN_SENTENCE } from './tokens.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

const STRONGEST_MAX = 3;
const SENTENCE_REACH = 60;

/** Where in the given text a window's score comes from: the sentence, its strongest words, and the ideas in it. */
export function explainWindow(
  reader: InjectionReader,
  prepared: Prepared,
  window: WindowScore,
): { span: Range; strongest: readonly Range[]; ideas: readonly string[] } {
  const [first, end] = wholeSentences(reader, ...densestPart(reader, window));
  const toRange = (from: number, to: number): Range => {
    const start = originalOffset(prepared, reader.tokens.starts[from]!);
    const lastUnit = originalOffset(prepared, reader.tokens.ends[to - 1]! - 1);
    return { start, end: Math.max(start, originalOffset(prepared, reader.tokens.ends[to - 1]!), lastUnit) };
  };
  let mask = 0;
  const words: number[] = [];
  for (let token = first; token < end; token++) {
    mask |= reader.tokens.masks[token]!;
    if (reader.contribution(token) > 0) words.push(token);
  }
  words.sort((left, right) => reader.contribution(right) - reader.contribution(left));
  return {
    span: toRange(first, end),
    strongest: words.slice(0, STRONGEST_MAX).map((token) => toRange(token, token + 1)),
    ideas: concepts.filter((_, bit) => (mask & (1 << bit)) !== 0),
  };
}

/** The part of the window with the largest sum (Kadane). */
function densestPart(reader: InjectionReader, window: WindowScore): [number, number] {
  let best = Number.NEGATIVE_INFINITY;
  let part: [number, number] = [window.firstToken, window.endToken];
  let sum = 0;
  let start = window.firstToken;
  for (let token = window.firstToken; token < window.endToken; token++) {
    if (sum <= 0) {
      sum = 0;
      start = token;
    }
    sum += reader.contribution(token);
    if (sum > best) {
      best = sum;
      part = [start, token + 1];
    }
  }
  return part;
}

function wholeSentences(reader: InjectionReader, first: number, end: number): [number, number] {
  const { flags, count } = reader.tokens;
  let from = first;
  while (from > 0 && first - from < SENTENCE_REACH && (flags[from]! & FIRST_IN_SENTENCE) === 0) from--;
  let to = end;
  while (to < count && to - end < SENTENCE_REACH && (flags[to]! & FIRST_IN_SENTENCE) === 0) to++;
  return [from, to];
}
