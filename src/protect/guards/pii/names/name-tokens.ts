/** Words and signs of a text as parallel lists; offsets in UTF-16 code units. */
export interface NameTokens {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Hash of the word in lower case. */
  readonly hashes: Int32Array;
  /** What the word looks like, see `shapes`. */
  readonly shapes: Uint8Array;
}

/** Looks of a word; the order is part of the trained weights. */
export const shapes = {
  lower: 0,
  capitalised: 1,
  upper: 2,
  mixed: 3,
  initial: 4,
  digit: 5,
  twoDigits: 6,
  number: 7,
  postcode: 8,
  alphanumeric: 9,
  period: 10,
  comma: 11,
  lineBreak: 12,
  possessive: 13,
  quote: 14,
  opening: 15,
  colon: 16,
  sign: 17,
  longNumber: 18,
} as const;

const HASH_SEED = -2_128_831_035;
const HASH_PRIME = 16_777_619;

/** FNV-1a over a lower-cased word. */
export function hashWord(word: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ lowerUnit(word.charCodeAt(index)), HASH_PRIME);
  return hash;
}

/** Lower case of one unit of Latin, Greek and Cyrillic letters; others as they are. */
export function lowerUnit(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code >= 0xc0 && code <= 0xde) return code === 0xd7 ? code : code + 32;
  if (code < 0x100) return code;
  return lowerOther(code);
}

const LOWER_TABLE_END = 0x2000;
const lowerTable = new Uint16Array(LOWER_TABLE_END);
for (let code = 0; code < LOWER_TABLE_END; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  lowerTable[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
}

function lowerOther(code: number): number {
  return code < LOWER_TABLE_END ? lowerTable[code]! : code;
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const JOINER = 4;
const kinds = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) kinds[code] = kindOf(code);

function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return DIGIT;
  if (code === 10 || code === 13) return 0;
  if (code === 39 || code === 0x2019 || code === 45) return JOINER;
  if (code < 128)
    return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? LETTER : code <= 32 ? SPACE : 0;
  const unit = String.fromCharCode(code);
  if (/\s|[\u200b-\u200f\ufeff]/.test(unit)) return SPACE;
  return /[\p{L}\p{M}]/u.test(unit) ? LETTER : 0;
}

/** Splits a text; a word keeps its hyphens and apostrophes but for `'s`, which stands alone. */
export function tokenise(text: string): NameTokens {
  const writer = new TokenWriter(text.length);
  const length = text.length;
  for (let index = 0; index < length; ) {
    const code = text.charCodeAt(index);
    const kind = kinds[code]!;
    if (kind === SPACE) index++;
    else if (kind === LETTER || kind === DIGIT) index = readWord(text, index, writer);
    else {
      writer.add(index, index + 1, code | 0x1_0000, signShape(code));
      index++;
    }
  }
  return writer.tokens();
}

function readWord(text: string, start: number, writer: TokenWriter): number {
  let hash = HASH_SEED;
  let letters = 0;
  let uppers = 0;
  let digits = 0;
  let index = start;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = kinds[code]!;
    if (kind === JOINER) {
      if (kinds[text.charCodeAt(index + 1)] !== LETTER || letters === 0 || isPossessive(text, index)) break;
    } else if (kind === DIGIT) digits++;
    else if (kind === LETTER) letters++;
    else break;
    const lower = lowerUnit(code);
    if (lower !== code) uppers++;
    hash = Math.imul(hash ^ lower, HASH_PRIME);
  }
  const first = text.charCodeAt(start);
  writer.add(start, index, hash, wordShape(lowerUnit(first) !== first, letters, uppers, digits));
  if (!isPossessive(text, index)) return index;
  writer.add(index, index + 2, 1, shapes.possessive);
  return index + 2;
}

function isPossessive(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code !== 39 && code !== 0x2019) return false;
  const next = text.charCodeAt(index + 1) | 32;
  const after = kinds[text.charCodeAt(index + 2)];
  return next === 115 && after !== LETTER && after !== DIGIT;
}

function wordShape(isCapital: boolean, letters: number, uppers: number, digits: number): number {
  if (digits > 0) {
    if (letters > 0) return shapes.alphanumeric;
    if (digits === 1) return shapes.digit;
    if (digits === 2) return shapes.twoDigits;
    if (digits <= 4) return shapes.number;
    return digits <= 6 ? shapes.postcode : shapes.longNumber;
  }
  if (uppers === 0) return shapes.lower;
  if (letters === 1) return shapes.initial;
  if (uppers === letters) return shapes.upper;
  return isCapital && uppers === 1 ? shapes.capitalised : shapes.mixed;
}

function signShape(code: number): number {
  if (code === 46 || code === 33 || code === 63) return shapes.period;
  if (code === 44) return shapes.comma;
  if (code === 10 || code === 13) return shapes.lineBreak;
  if (code === 34 || code === 39 || (code >= 0x2018 && code <= 0x201f) || code === 0xab) return shapes.quote;
  if (code === 40 || code === 91 || code === 123 || code === 60) return shapes.opening;
  return code === 58 ? shapes.colon : shapes.sign;
}

class TokenWriter {
  #count = 0;
  #starts: Int32Array;
  #ends: Int32Array;
  #hashes: Int32Array;
  #shapes: Uint8Array;

  constructor(length: number) {
    const room = Math.max(16, Math.ceil(length / 3));
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
    this.#hashes = new Int32Array(room);
    this.#shapes = new Uint8Array(room);
  }

  add(start: number, end: number, hash: number, shape: number): void {
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#hashes[this.#count] = hash;
    this.#shapes[this.#count++] = shape;
  }

  #grow(): void {
    const room = this.#starts.length * 2;
    const copy = (from: Int32Array) => {
      const to = new Int32Array(room);
      to.set(from);
      return to;
    };
    this.#starts = copy(this.#starts);
    this.#ends = copy(this.#ends);
    this.#hashes = copy(this.#hashes);
    const bytes = new Uint8Array(room);
    bytes.set(this.#shapes);
    this.#shapes = bytes;
  }

  tokens(): NameTokens {
    return {
      count: this.#count,
      starts: this.#starts,
      ends: this.#ends,
      hashes: this.#hashes,
      shapes: this.#shapes,
    };
  }
}
