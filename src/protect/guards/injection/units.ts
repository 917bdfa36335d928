import { FIRST_IN_SENTENCE, type Tokens } from './tokens.ts';

/** A unit is a sentence, or a stretch of this many words of a longer one. */
export const UNIT_WORDS_MAX = 32;
/** Shorter sentences are joined with what follows: headings, list marks, pieces of code. */
const UNIT_WORDS_MIN = 4;
/** Very long texts are cut more coarsely, so that the work stays bounded. */
const LONG_TEXT_WORDS = 20_000;
const LONG_TEXT_UNIT_WORDS_MIN = 16;

/** Splits a text into units; `ends[u]` is the word after unit u. Answers how many there are. */
export function splitUnits(tokens: Tokens, ends: Int32Array): number {
  const least = tokens.count > LONG_TEXT_WORDS ? LONG_TEXT_UNIT_WORDS_MIN : UNIT_WORDS_MIN;
  let units = 0;
  let first = 0;
  for (let at = 1; at < tokens.count; at++) {
    const length = at - first;
    const isBorder = (tokens.flags[at]! & FIRST_IN_SENTENCE) !== 0 && length >= least;
    if (!isBorder && length < UNIT_WORDS_MAX) continue;
    if (units >= ends.length - 1) break;
    ends[units++] = at;
    first = at;
  }
  if (tokens.count > 0) ends[units++] = tokens.count;
  return units;
}
