import { rot13 } from './canary-forms.ts';

const BASE = 0x01000193;
/** Units of a system prompt that are compared; of a longer one, its beginning. */
export const FINGERPRINT_UNITS_MAX = 65_536;
const LATIN_WINDOW = 16;
const IDEOGRAPHIC_WINDOW = 7;

/**
 * All windows of a text's letters and digits, forwards, backwards and in rot13, by rolling hash (Rabin and Karp). A
 * window of 16 Latin letters is about three words; leaving out what stands between letters makes spacing, line breaks
 * and punctuation irrelevant.
 */
export class Fingerprint {
  readonly size: number;
  readonly window: number;
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #places: Int32Array;
  readonly #hashes: Int32Array;

  constructor(letters: string, isIdeographicText: boolean) {
    const text = letters.slice(0, FINGERPRINT_UNITS_MAX);
    this.window = isIdeographicText ? IDEOGRAPHIC_WINDOW : LATIN_WINDOW;
    this.size = text.length;
    const forms = [text, [...text].reverse().join(''), rot13(text)];
    const slots = 1 << Math.ceil(Math.log2(Math.max(16, text.length * 6)));
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#places = new Int32Array(slots);
    this.#hashes = new Int32Array(text.length * forms.length);
    for (const [form, letters] of forms.entries()) this.#add(letters, form * text.length);
  }

  #add(text: string, from: number): void {
    const rolling = new RollingHash(this.window);
    for (let index = 0; index < text.length; index++) {
      const hash = rolling.push(text.charCodeAt(index));
      if (hash === undefined) continue;
      const place = from + index - this.window + 1;
      this.#hashes[place] = hash;
      let slot = spread(hash) & this.#mask;
      while (this.#places[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
      if (this.#places[slot] !== 0) continue;
      this.#keys[slot] = hash;
      this.#places[slot] = place + 1;
    }
  }

  /** Where a window of this hash begins: at `expected` when it may, else its first place; -1 when there is none. */
  find(hash: number, expected: number): number {
    if (expected > 0 && this.#hashes[expected] === hash) return expected;
    let slot = spread(hash) & this.#mask;
    while (this.#places[slot] !== 0) {
      if (this.#keys[slot] === hash) return this.#places[slot]! - 1;
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }

  /** The place in the forward text of a window found in any form. */
  forward(place: number): number {
    if (place < this.size) return place;
    if (place >= this.size * 2) return place - this.size * 2;
    return Math.max(0, this.size * 2 - place - this.window);
  }
}

/** The hash of the last `window` units. */
export class RollingHash {
  readonly #ring: Uint16Array;
  readonly #leaving: number;
  #at = 0;
  #count = 0;
  #hash = 0;

  constructor(window: number) {
    this.#ring = new Uint16Array(window);
    let power = 1;
    for (let index = 0; index < window; index++) power = Math.imul(power, BASE);
    this.#leaving = power;
  }

  /** Undefined until the window is full. */
  push(code: number): number | undefined {
    const old = this.#ring[this.#at]!;
    this.#ring[this.#at] = code;
    this.#at = this.#at + 1 === this.#ring.length ? 0 : this.#at + 1;
    this.#hash = (Math.imul(this.#hash, BASE) + code - Math.imul(old, this.#leaving)) | 0;
    return ++this.#count >= this.#ring.length ? this.#hash : undefined;
  }
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
