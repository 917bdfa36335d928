import { fold } from '../injection/fold.ts';
import { Tokens } from '../injection/tokens.ts';

/** log2 of the number of hashed features. */
const NGRAM_BITS = 16;
export const NGRAM_COUNT = 1 << NGRAM_BITS;
const MASK = NGRAM_COUNT - 1;

/** The words of a text and hashed pairs of them, as the classifier sees them. */
export interface HarmText {
  /** Folded. */
  readonly text: string;
  readonly tokens: Tokens;
  /** Of each word: its own feature, that of its stem, and of the pairs that it ends; -1 for none. */
  readonly ngrams: Int32Array;
  /** Offsets of the folded text in the original; null when they are the same. */
  readonly offsets: Uint32Array | null;
}

export const NGRAMS_PER_WORD = 4;

export function readHarmText(given: string, tokens = new Tokens()): HarmText {
  const { text, offsets } = fold(given);
  tokens.read(text);
  const ngrams = new Int32Array(tokens.count * NGRAMS_PER_WORD).fill(-1);
  for (let at = 0; at < tokens.count; at++) {
    const word = tokens.hashes[at]!;
    const stem = tokens.stems[at]!;
    const to = at * NGRAMS_PER_WORD;
    ngrams[to] = mix(word, 1);
    if (stem !== word) ngrams[to + 1] = mix(stem, 2);
    if (at > 0) ngrams[to + 2] = mix(Math.imul(tokens.stems[at - 1]!, 31) ^ stem, 3);
    if (at > 1) ngrams[to + 3] = mix(Math.imul(tokens.stems[at - 2]!, 37) ^ stem, 4);
  }
  return { text, tokens, ngrams, offsets };
}

/** Spreads a hash of a feature family over the table (the finaliser of MurmurHash3). */
function mix(hash: number, family: number): number {
  let mixed = Math.imul(hash ^ Math.imul(family, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & MASK;
}
