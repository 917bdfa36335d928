import type { Entry } from './entry.ts';
import { isWide, WideIndex } from './wide-index.ts';

const GRAM = 4;
/** Below so many texts, looking for each one with the engine's native search is faster. */
const INDEXED_MIN = 6;

/** Hash of the four code units in the low bits of `rolled`; the table's size is a power of two. */
function place(rolled: number, shift: number): number {
  return Math.imul(rolled, 0x9e3779b1) >>> shift;
}

function rollOf(text: string, at: number): number {
  let rolled = 0;
  for (let i = at; i < at + GRAM; i++) rolled = (rolled << 8) ^ text.charCodeAt(i);
  return rolled;
}

/**
 * Finds which of many texts occur in a text, in one pass. Of every text one piece of four characters, the rarest among
 * all, goes into a hash table; the pass rolls a hash over the text and compares in full only where a piece is found. This
 * takes the place of an Aho-Corasick automaton: memory is a few bytes a text instead of a table row a character, and no
 * alphabet has to be squeezed into character classes (rules use look-alike letters and emoji).
 */
export class GramIndex {
  readonly #entries: readonly Entry[];
  /** Offset of the indexed piece in its entry's text. */
  readonly #offsets: Uint16Array;
  /** Per place: number of the first entry, plus one; 0 for none. */
  readonly #heads: Uint32Array;
  /** One bit per place that has an entry: this fits the fastest cache, where the heads of thousands of texts do not. */
  readonly #taken: Uint32Array;
  /** Per entry: number of the next one at the same place, plus one. */
  readonly #next: Uint32Array;
  readonly #shift: number;
  /** Texts too short for a piece, or all of them when they are few. */
  readonly #plain: readonly Entry[];
  /** Short texts with a character beyond ASCII (emoji, look-alike letters: there are thousands), by that character. */
  readonly #wide: WideIndex | undefined;

  constructor(entries: readonly Entry[]) {
    const few = entries.length < INDEXED_MIN;
    this.#entries = few ? [] : entries.filter((entry) => entry.text.length >= GRAM);
    const short = few ? entries : entries.filter((entry) => entry.text.length < GRAM);
    this.#plain = short.filter((entry) => few || !isWide(entry.text));
    const wide = few ? [] : short.filter((entry) => isWide(entry.text));
    this.#wide = wide.length === 0 ? undefined : new WideIndex(wide);
    const bits = Math.max(8, Math.ceil(Math.log2(this.#entries.length * 8 + 1)));
    this.#shift = 32 - bits;
    this.#heads = new Uint32Array(2 ** bits);
    this.#taken = new Uint32Array(2 ** (bits - 5));
    this.#next = new Uint32Array(this.#entries.length);
    this.#offsets = new Uint16Array(this.#entries.length);
    const counts = countPieces(this.#entries, bits, this.#shift);
    for (const [number, entry] of this.#entries.entries()) {
      const offset = rarest(entry.text, counts, this.#shift);
      const at = place(rollOf(entry.text, offset), this.#shift);
      this.#offsets[number] = offset;
      this.#next[number] = this.#heads[at] ?? 0;
      this.#heads[at] = number + 1;
      this.#taken[at >>> 5]! |= 1 << (at & 31);
    }
  }

  /** Calls `found` for every entry whose text occurs; it may be called more than once for one. */
  scan(text: string, found: (entry: Entry) => void): void {
    for (const entry of this.#plain) if (text.includes(entry.text)) found(entry);
    if (this.#wide === undefined && this.#entries.length === 0) return;
    const taken = this.#taken;
    const shift = this.#shift;
    let rolled = 0;
    let units = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      units |= unit;
      rolled = (rolled << 8) ^ unit;
      const at = place(rolled, shift);
      if (((taken[at >>> 5] as number) & (1 << (at & 31))) === 0 || i < GRAM - 1) continue;
      this.#compare(text, i - GRAM + 1, this.#heads[at] ?? 0, found);
    }
    if (units > 0x7f) this.#wide?.scan(text, found);
  }

  #compare(text: string, at: number, head: number, found: (entry: Entry) => void): void {
    for (let number = head; number !== 0; number = this.#next[number - 1] ?? 0) {
      const entry = this.#entries[number - 1];
      const start = at - (this.#offsets[number - 1] ?? 0);
      if (entry !== undefined && start >= 0 && text.startsWith(entry.text, start)) found(entry);
    }
  }
}

function countPieces(entries: readonly Entry[], bits: number, shift: number): Uint32Array {
  const counts = new Uint32Array(2 ** bits);
  for (const { text } of entries) {
    for (let at = 0; at + GRAM <= text.length; at++) counts[place(rollOf(text, at), shift)]! += 1;
  }
  return counts;
}

/** Letters, spaces and path signs are what most texts are made of; a piece with something else is rarer. */
const COMMON = /[a-z\\ ]/;
const OFFSET_MAX = 65_535;

function rarest(text: string, counts: Uint32Array, shift: number): number {
  let best = 0;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let at = 0; at + GRAM <= text.length && at < OFFSET_MAX; at++) {
    let common = 0;
    for (let i = at; i < at + GRAM; i++) if (COMMON.test(text.charAt(i))) common++;
    const score = (counts[place(rollOf(text, at), shift)] ?? 0) * 4 + common;
    if (score < bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}
