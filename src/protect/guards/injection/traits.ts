import { characterClass, IDEOGRAM } from './character-class.ts';
import { FIRST_IN_SENTENCE, IN_QUOTES, LEET, LEET_TEXT, type Tokens } from './tokens.ts';

/** Traits of a word that the reader adds to its meaning, a bit each; as many as the nets have inputs for them. */
const FIRST = 1;
const QUOTED = 2;
const DISGUISED = 4;
const NUMBER = 8;
const UNKNOWN = 16;
const SCRIPT = 32;
/** At least two marks that are neither letters nor spaces stand before the word. */
const AFTER_MARKS = 64;
const MANY_MARKS = 128;
const LINE_START = 256;
const LONG = 512;
const MARKS_READ_MAX = 8;
const LONG_WORD = 16;

/** The traits of one word; `isKnown` tells whether it has a meaning vector. */
export function traitsOf(text: string, tokens: Tokens, at: number, isKnown: boolean): number {
  const flags = tokens.flags[at]!;
  const start = tokens.starts[at]!;
  const end = tokens.ends[at]!;
  const first = text.charCodeAt(start);
  let traits = 0;
  if ((flags & FIRST_IN_SENTENCE) !== 0) traits |= FIRST;
  if ((flags & IN_QUOTES) !== 0) traits |= QUOTED;
  if ((flags & LEET) !== 0) traits |= DISGUISED;
  if (first >= 48 && first < 58 && (flags & LEET_TEXT) === 0) traits |= NUMBER;
  else if (!isKnown) traits |= UNKNOWN;
  if (characterClass(first) === IDEOGRAM) traits |= SCRIPT;
  if (end - start > LONG_WORD) traits |= LONG;
  let marks = 0;
  const from = Math.max(at === 0 ? 0 : tokens.ends[at - 1]!, start - MARKS_READ_MAX);
  for (let index = from; index < start; index++) {
    const code = text.charCodeAt(index);
    if (code === 10) traits |= LINE_START;
    else if (code !== 32 && code !== 9 && code !== 13) marks++;
  }
  if (marks >= 2) traits |= AFTER_MARKS;
  if (marks >= 4) traits |= MANY_MARKS;
  return traits;
}
