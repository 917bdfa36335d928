import { fold } from './fold.ts';
import { concepts, lexicon } from './lexicon.ts';

export const HASH_SEED = 0x811c9dc5 | 0;
const SLOTS = 16_384;

/** FNV-1a step over a UTF-16 unit. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/**
 * The lexicon as an open-addressed table from hash to a mask of ideas, so that the reader of a text looks words up
 * while it hashes them and makes no strings. A word joined by `_` in the lexicon stands for consecutive words.
 */
class ConceptTable {
  readonly #keys = new Int32Array(SLOTS);
  readonly #masks = new Int32Array(SLOTS);
  /** One bit for every 16-bit hash that is in use: nearly every look-up ends here. */
  readonly #used = new Int32Array(2048);

  add(hash: number, mask: number): void {
    this.#used[(hash >>> 5) & 2047]! |= 1 << (hash & 31);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    this.#keys[slot] = hash;
    this.#masks[slot]! |= mask;
  }

  find(hash: number): number {
    if (((this.#used[(hash >>> 5) & 2047]! >>> (hash & 31)) & 1) === 0) return 0;
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (;;) {
      const key = this.#keys[slot];
      if (key === hash) return this.#masks[slot]!;
      if (key === 0) return 0;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }
}

export const exactConcepts = new ConceptTable();
export const stemConcepts = new ConceptTable();
/** Two consecutive words, keyed by {@link pairHash} of their hashes (a stem's for the second word, when it has one). */
export const pairConcepts = new ConceptTable();
export const PAIR_SALT = 0x51ed270b;

export function pairHash(first: number, second: number): number {
  return Math.imul(first ^ PAIR_SALT, 0x85ebca6b) ^ second;
}

export function wordHash(word: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < word.length; index++) hash = hashUnit(hash, word.charCodeAt(index));
  return hash;
}

concepts.forEach((concept, bit) => {
  for (const entry of lexicon[concept].split(' ')) addEntry(entry, 1 << bit);
});

function addEntry(entry: string, mask: number): void {
  const isStem = entry.endsWith('*');
  const words = fold(isStem ? entry.slice(0, -1) : entry)
    .text.split('_')
    .filter((word) => word !== '');
  if (words.length >= 2) {
    const [first, second] = words.slice(-2) as [string, string];
    pairConcepts.add(pairHash(wordHash(first), wordHash(second)), mask);
    return;
  }
  const word = words[0];
  if (word === undefined) return;
  // Scripts without spaces have no word ends, so every entry of theirs is a stem.
  if (isStem || /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7ff]/.test(word))
    stemConcepts.add(wordHash(word), mask);
  else exactConcepts.add(wordHash(word), mask);
}
