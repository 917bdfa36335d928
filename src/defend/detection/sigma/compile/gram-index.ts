import { pairOf, ShortIndex } from './short-index.ts';
import { isWide, type Numbered, WideIndex } from './wide-index.ts';

const GRAM = 4;
/** Below so many texts, looking for each one with the engine's native search is faster. */
const INDEXED_MIN = 6;
/** So many places (as a power of two) share a list: the bits say already that one of few texts is near. */
const PLACES_PER_HEAD_BITS = 3;

/** Longer texts are read without a copy. */
const COPY_MAX = 65_536;
/** The text being scanned, one byte a code unit: reading bytes is twice as fast as asking a text for its units. */
const copy = Buffer.allocUnsafeSlow(COPY_MAX);
/** Up to so many places, one byte for each is faster than one bit; more would not fit the fastest cache. */
const BYTE_PLACES_BITS_MAX = 15;
const NON_ASCII = /[\u0080-\uffff]/;

/** Hash of the four code units in the low bits of `rolled`; the table's size is a power of two. */
function place(rolled: number, shift: number): number {
  return Math.imul(rolled, 0x9e3779b1) >>> shift;
}

function rollOf(text: string, at: number): number {
  let rolled = 0;
  for (let i = at; i < at + GRAM; i++) rolled = (rolled << 8) ^ (text.charCodeAt(i) & 0xff);
  return rolled;
}

/**
 * Finds which of many texts occur in a text, in one pass. Of every text one piece of four characters, the rarest among
 * all, goes into a hash table; the pass rolls a hash over the text and compares in full only where a piece is found. This
 * takes the place of an Aho-Corasick automaton: memory is a few bytes a text instead of a table row a character, and no
 * alphabet has to be squeezed into character classes (rules use look-alike letters and emoji).
 */
export class GramIndex {
  readonly #texts: readonly string[];
  readonly #numbers: readonly number[];
  /** Offset of the indexed piece in its text. */
  readonly #offsets: Uint16Array;
  /** Per few neighbouring places: position of the first text, plus one; 0 for none. */
  readonly #heads: Uint32Array;
  /** One bit per place that has a text: this fits the fastest cache, where the heads of thousands of texts do not. */
  readonly #taken: Uint32Array;
  /** The same with one byte per place; empty when there are too many. */
  readonly #takenBytes: Uint8Array;
  /** Per text: position of the next one at the same place, plus one. */
  readonly #next: Uint32Array;
  readonly #shift: number;
  /** First and last code unit of each text, packed: most comparisons end here. */
  readonly #ends: Uint32Array;
  /** All texts, when they are few. */
  readonly #plain: readonly Numbered[];
  /** Texts too short for a piece. */
  readonly #short: ShortIndex | undefined;
  /** Short texts with a character beyond ASCII (emoji, look-alike letters: there are thousands), by that character. */
  readonly #wide: WideIndex | undefined;

  constructor(all: readonly Numbered[]) {
    const few = all.length < INDEXED_MIN;
    const long = few ? [] : all.filter(({ text }) => text.length >= GRAM);
    const short = few ? [] : all.filter(({ text }) => text.length < GRAM);
    this.#texts = long.map(({ text }) => text);
    this.#numbers = long.map(({ number }) => number);
    this.#plain = few ? all : [];
    const narrow = short.filter(({ text }) => !isWide(text));
    this.#short = narrow.length === 0 ? undefined : new ShortIndex(narrow);
    const wide = short.filter(({ text }) => isWide(text));
    this.#wide = wide.length === 0 ? undefined : new WideIndex(wide);
    const bits = Math.max(8, Math.ceil(Math.log2(long.length * 16 + 1)));
    this.#shift = 32 - bits;
    this.#heads = new Uint32Array(2 ** (bits - PLACES_PER_HEAD_BITS));
    this.#ends = Uint32Array.from(this.#texts, endsOf);
    this.#taken = new Uint32Array(2 ** (bits - 5));
    this.#takenBytes = new Uint8Array(bits > BYTE_PLACES_BITS_MAX ? 0 : 2 ** bits);
    this.#next = new Uint32Array(long.length);
    this.#offsets = new Uint16Array(long.length);
    const counts = countPieces(this.#texts, bits, this.#shift);
    for (const [position, text] of this.#texts.entries()) {
      const offset = rarest(text, counts, this.#shift);
      const at = place(rollOf(text, offset), this.#shift);
      this.#offsets[position] = offset;
      const head = at >>> PLACES_PER_HEAD_BITS;
      this.#next[position] = this.#heads[head] ?? 0;
      this.#heads[head] = position + 1;
      this.#taken[at >>> 5]! |= 1 << (at & 31);
      if (this.#takenBytes.length > 0) this.#takenBytes[at] = 1;
    }
  }

  /** Adds the numbers of the texts that occur to `found`, a number perhaps more than once. */
  scan(text: string, found: number[]): void {
    for (const plain of this.#plain) if (text.includes(plain.text)) found.push(plain.number);
    if (this.#plain.length > 0) return;
    if (text.length > COPY_MAX) {
      for (let start = 0; start < text.length; start += COPY_MAX - GRAM) this.#scanPart(text, start, found);
    } else this.#scanPart(text, 0, found);
    if (this.#wide !== undefined && NON_ASCII.test(text)) this.#wide.scan(text, found);
  }

  /** Parts overlap by what a piece may hold, so that none is missed between two. */
  #scanPart(text: string, start: number, found: number[]): void {
    const length = copy.write(start === 0 ? text : text.slice(start), 0, 'latin1');
    if (this.#short === undefined && this.#takenBytes.length > 0) this.#scanBytes(text, start, length, found);
    else this.#scanBits(text, start, length, found);
  }

  #scanBytes(text: string, start: number, length: number, found: number[]): void {
    const taken = this.#takenBytes;
    const shift = this.#shift;
    let rolled = 0;
    for (let i = 0; i < length; i++) {
      rolled = (rolled << 8) ^ (copy[i] as number);
      const at = place(rolled, shift);
      if (taken[at] !== 0 && i >= GRAM - 1) this.#compare(text, start + i - GRAM + 1, at, found);
    }
  }

  #scanBits(text: string, start: number, length: number, found: number[]): void {
    const taken = this.#taken;
    const shift = this.#shift;
    const short = this.#short;
    let rolled = 0;
    let before = 0;
    for (let i = 0; i < length; i++) {
      const unit = copy[i] as number;
      rolled = (rolled << 8) ^ unit;
      const at = place(rolled, shift);
      if (((taken[at >>> 5] as number) & (1 << (at & 31))) !== 0 && i >= GRAM - 1)
        this.#compare(text, start + i - GRAM + 1, at, found);
      if (short === undefined) continue;
      const pair = pairOf(before, unit);
      if (((short.taken[pair >>> 5] as number) & (1 << (pair & 31))) !== 0)
        short.compare(text, start + i, pair, found);
      before = unit;
    }
  }

  #compare(text: string, at: number, placeAt: number, found: number[]): void {
    const head = this.#heads[placeAt >>> PLACES_PER_HEAD_BITS] ?? 0;
    for (let position = head; position !== 0; position = this.#next[position - 1] ?? 0) {
      const start = at - (this.#offsets[position - 1] ?? 0);
      if (start < 0) continue;
      const ends = this.#ends[position - 1] as number;
      if (text.charCodeAt(start) !== ends >>> 16) continue;
      const wanted = this.#texts[position - 1] as string;
      if (text.charCodeAt(start + wanted.length - 1) === (ends & 0xffff) && text.startsWith(wanted, start))
        found.push(this.#numbers[position - 1] as number);
    }
  }
}

function endsOf(text: string): number {
  return (text.charCodeAt(0) << 16) | text.charCodeAt(text.length - 1);
}

function countPieces(texts: readonly string[], bits: number, shift: number): Uint32Array {
  const counts = new Uint32Array(2 ** bits);
  for (const text of texts) {
    for (let at = 0; at + GRAM <= text.length; at++) counts[place(rollOf(text, at), shift)]! += 1;
  }
  return counts;
}

/** Letters, spaces and path signs are what most texts are made of; a piece with something else is rarer. */
function isCommon(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || unit === 92 || unit === 32;
}
const OFFSET_MAX = 65_535;

function rarest(text: string, counts: Uint32Array, shift: number): number {
  let best = 0;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let at = 0; at + GRAM <= text.length && at < OFFSET_MAX; at++) {
    let common = 0;
    for (let i = at; i < at + GRAM; i++) if (isCommon(text.charCodeAt(i))) common++;
    const score = (counts[place(rollOf(text, at), shift)] ?? 0) * 4 + common;
    if (score < bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}
