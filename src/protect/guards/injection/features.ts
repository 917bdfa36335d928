import { FIRST_IN_SENTENCE, IN_QUOTES, LEET, type Tokens } from './tokens.ts';

/** log2 of the number of hashed features. */
export const FEATURE_BITS = 18;
export const FEATURE_COUNT = 1 << FEATURE_BITS;
const MASK = FEATURE_COUNT - 1;
/** Ideas at most this many words apart are taken together. */
const PAIR_REACH = 10;
const CONCEPTS_MAX = 32;

/**
 * Hashed features of every word: the word, its neighbours (2- and 3-grams, one skipped, stems), its place in the
 * sentence, and which ideas of the lexicon stand near each other. `idsEnd[t]` is where the ids of word t end in `ids`.
 */
export class Features {
  ids = new Int32Array(16_384);
  idsEnd = new Int32Array(1024);
  #count = 0;
  readonly #lastSeen = new Int32Array(CONCEPTS_MAX);
  readonly #lastQuoted = new Uint8Array(CONCEPTS_MAX);

  extract(tokens: Tokens): void {
    this.#count = 0;
    this.#lastSeen.fill(-1000);
    if (this.idsEnd.length < tokens.count) this.idsEnd = new Int32Array(tokens.count * 2);
    for (let at = 0; at < tokens.count; at++) {
      if (this.#count + 256 > this.ids.length) this.#grow();
      this.#words(tokens, at);
      if (tokens.masks[at] !== 0) this.#concepts(tokens, at);
      this.idsEnd[at] = this.#count;
    }
  }

  #words(tokens: Tokens, at: number): void {
    const word = tokens.hashes[at]!;
    const stem = tokens.stems[at]!;
    const flags = tokens.flags[at]!;
    this.#emit(mix(word, 1));
    if (stem !== word) this.#emit(mix(stem, 2));
    if ((flags & FIRST_IN_SENTENCE) !== 0) this.#emit(mix(word, 3));
    if ((flags & LEET) !== 0) this.#emit(mix(4, 4));
    if (at === 0) return;
    const before = tokens.hashes[at - 1]!;
    this.#emit(mix(Math.imul(before, 31) ^ word, 5));
    const stemBefore = tokens.stems[at - 1]!;
    if (stem !== word || stemBefore !== before) this.#emit(mix(Math.imul(stemBefore, 31) ^ stem, 6));
    if (at === 1) return;
    const third = tokens.hashes[at - 2]!;
    this.#emit(mix(Math.imul(Math.imul(third, 31) ^ before, 31) ^ word, 7));
    this.#emit(mix(Math.imul(third, 31) ^ word, 8));
  }

  #concepts(tokens: Tokens, at: number): void {
    const quoted = (tokens.flags[at]! & IN_QUOTES) !== 0 ? 1 : 0;
    const isFirst = (tokens.flags[at]! & FIRST_IN_SENTENCE) !== 0;
    for (let rest = tokens.masks[at]!; rest !== 0; rest &= rest - 1) {
      const concept = 31 - Math.clz32(rest & -rest);
      this.#emit(mix(concept * 2 + quoted, 9));
      if (isFirst) this.#emit(mix(concept, 10));
      for (let other = 0; other < CONCEPTS_MAX; other++) {
        const distance = at - this.#lastSeen[other]!;
        if (distance > PAIR_REACH || distance <= 0) continue;
        this.#emit(mix((other * 32 + concept) * 4 + quoted + this.#lastQuoted[other]!, 11));
        if (distance <= 3) this.#emit(mix(other * 32 + concept, 12));
      }
    }
    for (let rest = tokens.masks[at]!; rest !== 0; rest &= rest - 1) {
      const concept = 31 - Math.clz32(rest & -rest);
      this.#lastSeen[concept] = at;
      this.#lastQuoted[concept] = quoted;
    }
  }

  #emit(id: number): void {
    if (this.#count < this.ids.length) this.ids[this.#count++] = id;
  }

  #grow(): void {
    const larger = new Int32Array(this.ids.length * 2);
    larger.set(this.ids);
    this.ids = larger;
  }
}

/** Spreads a hash of a feature family over the table (the finaliser of MurmurHash3). */
function mix(hash: number, family: number): number {
  let mixed = Math.imul(hash ^ Math.imul(family, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & MASK;
}
