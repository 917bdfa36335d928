import { isMappedScript, latinLookalike } from './confusables.ts';
import { DROP, EXPAND, foldCodePoint, foldUnit } from './fold-character.ts';

/** A text as the detectors read it, with the way back to the text that was given. */
export interface Folded {
  readonly text: string;
  /** Offset in the given text of every folded unit and, as its last entry, the given length; null when they are equal. */
  readonly offsets: Uint32Array | null;
  /**
   * Longest run of characters that a person cannot see but a model reads: Unicode tags and supplementary variation
   * selectors. An emoji flag of a region takes six.
   */
  readonly hiddenRun: number;
}

const TAG_FIRST = 0xe0000;
const TAG_LAST = 0xe007f;
const SELECTOR_FIRST = 0xe0100;
const SELECTOR_LAST = 0xe01ef;

/**
 * Folds compatibility forms, case, accents, invisible and direction characters, tag characters (decoded: their text is
 * read by models) and letters of other scripts inside Latin words, keeping offsets.
 */
export function fold(text: string): Folded {
  if (isAscii(text)) return { text: text.toLowerCase(), offsets: null, hiddenRun: 0 };
  return new Folder(text).run();
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** The original offset of a folded one. */
export function originalOffset(folded: Folded, index: number): number {
  return folded.offsets === null ? index : folded.offsets[Math.min(index, folded.offsets.length - 1)]!;
}

class Folder {
  readonly #source: string;
  #units: Uint16Array;
  #offsets: Uint32Array;
  #length = 0;
  #hiddenNow = 0;
  #hiddenRun = 0;

  constructor(source: string) {
    this.#source = source;
    this.#units = new Uint16Array(source.length + 16);
    this.#offsets = new Uint32Array(source.length + 17);
  }

  run(): Folded {
    const source = this.#source;
    for (let index = 0; index < source.length; index++) {
      const code = source.charCodeAt(index);
      const folded = code >= 0xd800 && code <= 0xdfff ? EXPAND : foldUnit(code);
      if (folded === EXPAND) index += this.#expand(index);
      else if (folded !== DROP) {
        this.#hiddenNow = 0;
        this.#push(folded, index);
      }
    }
    this.#foldLookalikes();
    this.#offsets[this.#length] = source.length;
    return {
      text: decodeUnits(this.#units.subarray(0, this.#length)),
      offsets: this.#offsets.slice(0, this.#length + 1),
      hiddenRun: this.#hiddenRun,
    };
  }

  /** Folds a code point that is not one unit on both sides; answers how many extra units it took. */
  #expand(index: number): number {
    const codePoint = this.#source.codePointAt(index)!;
    const extra = codePoint > 0xffff ? 1 : 0;
    if (codePoint >= TAG_FIRST && codePoint <= TAG_LAST) {
      this.#hiddenRun = Math.max(this.#hiddenRun, ++this.#hiddenNow);
      const ascii = codePoint - TAG_FIRST;
      if (ascii >= 0x20 && ascii < 0x7f) this.#push(foldUnit(ascii), index);
    } else if (codePoint >= SELECTOR_FIRST && codePoint <= SELECTOR_LAST) {
      // Bytes are smuggled in the 240 supplementary selectors as value - 16.
      this.#hiddenRun = Math.max(this.#hiddenRun, ++this.#hiddenNow);
      const byte = codePoint - SELECTOR_FIRST + 16;
      if (byte >= 0x20 && byte < 0x7f) this.#push(foldUnit(byte), index);
    } else {
      this.#hiddenNow = 0;
      const folded = foldCodePoint(codePoint);
      for (let unit = 0; unit < Math.min(folded.length, 8); unit++)
        this.#push(folded.charCodeAt(unit), index);
    }
    return extra;
  }

  #push(unit: number, offset: number): void {
    if (this.#length + 1 >= this.#units.length) this.#grow();
    this.#units[this.#length] = unit;
    this.#offsets[this.#length++] = offset;
  }

  #grow(): void {
    const units = new Uint16Array(this.#units.length * 2);
    units.set(this.#units);
    const offsets = new Uint32Array(units.length + 1);
    offsets.set(this.#offsets);
    this.#units = units;
    this.#offsets = offsets;
  }

  /**
   * Maps look-alikes in words that mix them with Latin letters. Words wholly in one script keep it, or Russian would
   * read as nonsense; a text without any other letter of that script is taken to be disguised Latin.
   */
  #foldLookalikes(): void {
    const isDisguised = !this.#hasGenuineScript();
    for (let start = 0; start < this.#length; ) {
      let end = start;
      let latin = 0;
      let mapped = 0;
      while (end < this.#length && isLetter(this.#units[end]!)) {
        const code = this.#units[end++]!;
        if (code >= 97 && code <= 122) latin++;
        else if (latinLookalike(code) !== 0) mapped++;
      }
      if (mapped > 0 && (latin > 0 || (isDisguised && end - start === mapped))) this.#mapRange(start, end);
      start = end + 1;
    }
  }

  #hasGenuineScript(): boolean {
    for (let index = 0; index < this.#length; index++) {
      const code = this.#units[index]!;
      if (isMappedScript(code) && latinLookalike(code) === 0) return true;
    }
    return false;
  }

  #mapRange(start: number, end: number): void {
    for (let index = start; index < end; index++) {
      const latin = latinLookalike(this.#units[index]!);
      if (latin !== 0) this.#units[index] = latin;
    }
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || code > 127;
}

/** `String.fromCharCode` in pieces: too many arguments at once overflow the stack. */
function decodeUnits(units: Uint16Array): string {
  let text = '';
  for (let index = 0; index < units.length; index += 4096) {
    text += String.fromCharCode.apply(null, units.subarray(index, index + 4096) as unknown as number[]);
  }
  return text;
}
