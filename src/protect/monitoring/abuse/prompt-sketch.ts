import { WordReader } from './word-reader.ts';

/** Bins of a signature: the share of equal ones estimates how much two texts have in common. */
export const SIGNATURE_BINS = 24;
/** Fewer words say too little to be like another text. */
const WORDS_MIN = 5;
const EMPTY = 0xffff;
/** Numbers of buckets that words fall into for the baseline of a route. */
export const WORD_BUCKETS = 4_096;
const BUCKETS_MAX = 256;

/** What is kept of a prompt for as long as it is compared: numbers that do not give its words back. */
export interface PromptSketch {
  /** One-permutation MinHash of words and pairs of words; undefined for a text of a few words. */
  readonly signature: Uint16Array | undefined;
  readonly exact: number;
  /** Structure with the words that carry meaning blanked out; 0 when too little is left. */
  readonly skeleton: number;
  readonly wordCount: number;
  /** Buckets of the first words. */
  readonly buckets: Uint16Array;
  /** Words without the short ones that hold sentences together, or signs without words or spaces. */
  readonly isNoise: boolean;
  /** Small numbers that describe the form: script, length, share of digits, capitals, marks, lines, repetition. */
  readonly form: readonly number[];
}

const reader = new WordReader();

/** Sketches a text in one pass; its cost is bounded whatever the text's length. */
export function sketchPrompt(text: string): PromptSketch {
  reader.read(text);
  const count = reader.wordCount;
  const buckets = new Uint16Array(Math.min(count, BUCKETS_MAX));
  for (let at = 0; at < buckets.length; at++) buckets[at] = spread(reader.words[at]!) % WORD_BUCKETS;
  return {
    signature: count < WORDS_MIN ? undefined : signatureOf(reader.words, count),
    exact: reader.exact,
    skeleton: reader.skeleton,
    wordCount: count,
    buckets,
    isNoise: isNoise(),
    form: formOf(buckets),
  };
}

/** Mixes the bits of a hash, so that any of them may be used. */
export function spread(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function signatureOf(words: Uint32Array, count: number): Uint16Array {
  const bins = new Uint16Array(SIGNATURE_BINS).fill(EMPTY);
  let before = 0;
  for (let at = 0; at < count; at++) {
    const word = words[at]!;
    put(bins, spread(word));
    if (at > 0) put(bins, spread(Math.imul(before, 31) ^ word));
    before = word;
  }
  return withoutGaps(bins);
}

function put(bins: Uint16Array, hash: number): void {
  const bin = hash % SIGNATURE_BINS;
  const value = (hash >>> 12) & 0x7fff;
  if (value < bins[bin]!) bins[bin] = value;
}

/** A short text leaves bins empty: each takes from the next full one, marked by how far away that was. */
function withoutGaps(bins: Uint16Array): Uint16Array {
  const full = bins.slice();
  for (let bin = 0; bin < SIGNATURE_BINS; bin++) {
    for (let step = 1; full[bin] === EMPTY && step < SIGNATURE_BINS; step++) {
      const value = bins[(bin + step) % SIGNATURE_BINS]!;
      if (value !== EMPTY) full[bin] = (value + step * 1_301) % EMPTY;
    }
  }
  return full;
}

/** Share of equal bins: an estimate of what two texts have in common, 0..1. */
export function likeness(left: Uint16Array, right: Uint16Array): number {
  let equal = 0;
  for (let bin = 0; bin < SIGNATURE_BINS; bin++) if (left[bin] === right[bin]) equal++;
  return equal / SIGNATURE_BINS;
}

const NOISE_WORDS_MIN = 10;
const NOISE_SIGNS_MIN = 40;

function isNoise(): boolean {
  const { letters, digits, marks, spaces, wordCount, shortWords } = reader;
  const signs = letters + digits + marks;
  const isDense = signs >= NOISE_SIGNS_MIN && spaces < signs * 0.03 && marks > signs * 0.2;
  if (isDense && letters < wordCount * 2.6) return true;
  return wordCount >= NOISE_WORDS_MIN && shortWords === 0;
}

/** How many values each number of a form can take. */
export const formSizes = [11, 12, 6, 6, 6, 6, 6, 6] as const;

function formOf(buckets: Uint16Array): number[] {
  const { letters, digits, capitals, marks, spaces, lines, scriptCounts, wordCount } = reader;
  const units = letters + digits + marks + spaces || 1;
  let script = 0;
  for (let at = 1; at < scriptCounts.length; at++) if (scriptCounts[at]! > scriptCounts[script]!) script = at;
  return [
    script,
    Math.min(Math.floor(Math.log2(wordCount + 1)), 11),
    step(digits / units),
    step(capitals / (letters || 1)),
    step(marks / units),
    step(lines / (wordCount || 1)),
    wordLength(letters / (wordCount || 1)),
    step(1 - new Set(buckets).size / (buckets.length || 1)),
  ];
}

/** Shares on a scale that is fine near zero. */
function step(share: number): number {
  if (share <= 0) return 0;
  if (share < 0.02) return 1;
  if (share < 0.06) return 2;
  if (share < 0.15) return 3;
  return share < 0.35 ? 4 : 5;
}

function wordLength(units: number): number {
  if (units < 2.5) return 0;
  if (units < 3.6) return 1;
  if (units < 4.6) return 2;
  if (units < 6) return 3;
  return units < 9 ? 4 : 5;
}
