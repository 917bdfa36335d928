import { characterClass, DIGIT, IDEOGRAM } from './character-class.ts';
import { HASH_SEED, hashUnit } from './concept-table.ts';
import { LEET_TEXT, type Tokens } from './tokens.ts';

const SLOTS = 1 << 17;
const MASK = SLOTS - 1;
/** Longest run of letters that is looked up as one word in scripts without spaces. */
const IDEOGRAM_WORD_MAX = 4;
/** A word of at least this many letters that is not in the table may stand for another form of one that is. */
const STEMMED_LENGTH_MIN = 6;

/** Which row of the meaning vectors a word has; row 0 is the word that nobody knows. */
export class WordTable {
  readonly #words = new Int32Array(2 * SLOTS);
  readonly #stems = new Int32Array(2 * SLOTS);

  /** @param hashes of the words by row, from row 1 on, more frequent words first. @param stems of theirs, or 0 */
  constructor(hashes: Int32Array, stems: Int32Array) {
    for (let index = 0; index < hashes.length; index++) {
      insert(this.#words, hashes[index]!, index + 1);
      if (stems[index] !== 0) insert(this.#stems, stems[index]!, index + 1);
    }
  }

  /** The row of a word of a text; negative when only its stem is known, 0 when nothing is. */
  rowOf(text: string, tokens: Tokens, at: number): number {
    const start = tokens.starts[at]!;
    const first = characterClass(text.charCodeAt(start));
    if (first === IDEOGRAM) return this.#ideogram(text, start);
    const row = find(this.#words, tokens.hashes[at]!);
    const isNumber = first === DIGIT && (tokens.flags[at]! & LEET_TEXT) === 0;
    if (row !== 0 || isNumber || tokens.ends[at]! - start < STEMMED_LENGTH_MIN) return row;
    return -find(this.#stems, tokens.stems[at]!);
  }

  #ideogram(text: string, start: number): number {
    let hash = HASH_SEED;
    let row = 0;
    const end = Math.min(text.length, start + IDEOGRAM_WORD_MAX);
    for (let index = start; index < end; index++) {
      hash = hashUnit(hash, text.charCodeAt(index));
      row = find(this.#words, hash) || row;
    }
    return row;
  }
}

// A slot is a hash and its row side by side, so that a look-up touches the memory once.
function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & MASK;
}

/** The first word with a hash keeps it. */
function insert(slots: Int32Array, hash: number, row: number): void {
  let slot = slotOf(hash);
  while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== hash) slot = (slot + 1) & MASK;
  if (slots[2 * slot + 1] !== 0) return;
  slots[2 * slot] = hash;
  slots[2 * slot + 1] = row;
}

function find(slots: Int32Array, hash: number): number {
  for (let slot = slotOf(hash); slots[2 * slot + 1] !== 0; slot = (slot + 1) & MASK) {
    if (slots[2 * slot] === hash) return slots[2 * slot + 1]!;
  }
  return 0;
}
