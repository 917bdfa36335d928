import { originalOffset } from './fold.ts';
import { concepts } from './lexicon.ts';
import type { Prepared } from './prepare.ts';
import type { InjectionReader, Reading } from './reader.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where in the given text a score comes from: the sentences, their strongest words, and the ideas in them. */
export interface Explanation {
  readonly span: Range;
  readonly strongest: readonly Range[];
  readonly ideas: readonly string[];
}

const STRONGEST_MAX = 3;

/** Explains the reading that the reader gave last. */
export function explainReading(reader: InjectionReader, prepared: Prepared, reading: Reading): Explanation {
  const first = reading.firstToken;
  const end = reading.endToken;
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
