import { isUnspaced, scriptOf, scripts } from './scripts.ts';

/** Longest text that is looked at; of a longer one its beginning and its end. */
const UNITS_MAX = 8_192;
const WORDS_MAX = 1_536;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Words up to this length hold a sentence together; longer ones carry what it is about. */
const SHORT_UNITS = 3;
const SKELETON_ITEMS_MAX = 48;
const STAR = 0x2a;

/** What one pass over a text finds. Its lists are used again for the next text: read them before that. */
export class WordReader {
  /** Hashes of the words, in order. */
  readonly words: Uint32Array = new Uint32Array(WORDS_MAX);
  wordCount = 0;
  /** Hash of the whole text. */
  exact = 0;
  /** Hash of what is left when the words that carry meaning are blanked out; 0 when too little is. */
  skeleton = 0;
  shortWords = 0;
  letters = 0;
  digits = 0;
  capitals = 0;
  marks = 0;
  spaces = 0;
  lines = 0;
  readonly scriptCounts: Uint32Array = new Uint32Array(scripts.length);
  #skeletonHash = 0;
  #skeletonItems = 0;
  #skeletonShort = 0;
  #lastItem = 0;

  read(text: string): void {
    this.#reset();
    if (text.length <= UNITS_MAX) this.#part(text, 0, text.length);
    else {
      this.#part(text, 0, UNITS_MAX / 2);
      this.#part(text, text.length - UNITS_MAX / 2, text.length);
    }
    this.exact = (this.exact ^ text.length) >>> 0;
    this.skeleton = this.#skeletonShort >= 3 && this.#skeletonItems >= 6 ? this.#skeletonHash : 0;
  }

  #reset(): void {
    this.wordCount = this.shortWords = 0;
    this.exact = FNV_START;
    this.letters = this.digits = this.capitals = this.marks = this.spaces = this.lines = 0;
    this.scriptCounts.fill(0);
    this.#skeletonHash = FNV_START;
    this.#skeletonItems = this.#skeletonShort = this.#lastItem = 0;
  }

  #part(text: string, from: number, to: number): void {
    let hash = FNV_START;
    let length = 0;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      this.exact = Math.imul(this.exact ^ unit, FNV_PRIME);
      const folded = this.#letter(unit);
      if (folded !== 0 && !isUnspaced(unit)) {
        hash = Math.imul(hash ^ folded, FNV_PRIME);
        length++;
        continue;
      }
      if (length > 0) this.#word(hash, length);
      hash = FNV_START;
      length = 0;
      if (folded !== 0) this.#word(Math.imul(FNV_START ^ unit, FNV_PRIME), 1);
      else if (unit > 0x20) this.#item(unit, false);
    }
    if (length > 0) this.#word(hash, length);
  }

  /** The unit of a letter or digit in lower case; 0 for everything else. Counts what it was. */
  #letter(unit: number): number {
    if (unit >= 0x61 && unit <= 0x7a) {
      this.letters++;
      this.scriptCounts[0]!++;
      return unit;
    }
    if (unit < 0x80) return this.#ascii(unit);
    if (unit < 0xc0 || (unit >= 0x2000 && unit < 0x3040) || (unit >= 0xd800 && unit < 0xf900)) {
      this.marks++;
      return 0;
    }
    this.letters++;
    this.scriptCounts[scriptOf(unit)]!++;
    return unit >= 0xc0 && unit <= 0xde ? unit + 0x20 : unit >= 0x0410 && unit <= 0x042f ? unit + 0x20 : unit;
  }

  #ascii(unit: number): number {
    if (unit >= 0x41 && unit <= 0x5a) {
      this.letters++;
      this.capitals++;
      this.scriptCounts[0]!++;
      return unit + 0x20;
    }
    if (unit >= 0x30 && unit <= 0x39) {
      this.digits++;
      return unit;
    }
    if (unit <= 0x20) {
      this.spaces++;
      if (unit === 0x0a) this.lines++;
    } else this.marks++;
    return 0;
  }

  #word(hash: number, length: number): void {
    if (this.wordCount < WORDS_MAX) this.words[this.wordCount++] = hash;
    if (length > SHORT_UNITS) this.#item(STAR, false);
    else {
      this.shortWords++;
      this.#item(hash, true);
    }
  }

  /** Takes one more piece into the skeleton; several words that carry meaning in a row are one. */
  #item(item: number, isShortWord: boolean): void {
    if (this.#skeletonItems >= SKELETON_ITEMS_MAX || (item === STAR && this.#lastItem === STAR)) return;
    this.#lastItem = item;
    this.#skeletonItems++;
    if (isShortWord) this.#skeletonShort++;
    this.#skeletonHash = Math.imul(this.#skeletonHash ^ item, FNV_PRIME) >>> 0;
  }
}
