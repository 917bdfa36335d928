import type { Numbered } from './wide-index.ts';

const UNITS = 128;

/** Finds ASCII texts of one to three characters by their last two, one bit of a small table for each pair. */
export class ShortIndex {
  /** One bit per pair of characters that some text ends with. */
  readonly taken = new Uint32Array((UNITS * UNITS) / 32);
  readonly #byPair = new Map<number, Numbered[]>();

  constructor(texts: readonly Numbered[]) {
    for (const numbered of texts) {
      const { text } = numbered;
      const last = text.charCodeAt(text.length - 1);
      if (text.length > 1) this.#add(pairOf(text.charCodeAt(text.length - 2), last), numbered);
      else for (let before = 0; before < UNITS; before++) this.#add(pairOf(before, last), numbered);
    }
  }

  #add(pair: number, numbered: Numbered): void {
    this.taken[pair >>> 5]! |= 1 << (pair & 31);
    const list = this.#byPair.get(pair);
    if (list === undefined) this.#byPair.set(pair, [numbered]);
    else list.push(numbered);
  }

  /** Adds the numbers of the texts that end with a character of the text, whose pair is taken. */
  compare(text: string, last: number, pair: number, found: number[]): void {
    for (const { text: wanted, number } of this.#byPair.get(pair) ?? []) {
      const start = last + 1 - wanted.length;
      if (start >= 0 && text.startsWith(wanted, start)) found.push(number);
    }
  }
}

/** The pair of two neighbouring code units; those beyond ASCII share the pairs of others. */
export function pairOf(before: number, last: number): number {
  return ((before & (UNITS - 1)) << 7) | (last & (UNITS - 1));
}
