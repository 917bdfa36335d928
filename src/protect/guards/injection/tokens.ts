import { APOSTROPHE, characterClass, DIGIT, IDEOGRAM, LETTER, QUOTE, STOP } from './character-class.ts';
import { exactConcepts, HASH_SEED, hashUnit, pairConcepts, pairHash, stemConcepts } from './concept-table.ts';

/** Words read at most; what follows is left to a second reading by the caller. */
export const TOKENS_MAX = 200_000;
const STEM_LENGTH = 5;
/** A word longer than this is searched for ideas at every letter: it may be words written together. */
const LONG_WORD = 18;
const LONG_WORD_SEARCHED = 96;
const IDEOGRAM_ENTRY_MAX = 6;
const QUOTED_TOKENS_MAX = 40;
/** So many words with digits between letters, and this share of all, make a text written in leet throughout. */
const LEET_WORDS_MIN = 3;
const LEET_SHARE = 0.12;

export const FIRST_IN_SENTENCE = 1;
export const IN_QUOTES = 2;
/** The word holds digits that stand for letters. */
export const LEET = 4;
/** The same, in a text that is written so throughout: the word reads as if its letters stood there. */
export const LEET_TEXT = 8;
/** In such a text a number of so many digits is a word: `4` is a, `70` is to. */
const LEET_NUMBER_MAX = 2;

/** The words of a folded text, as columns. One instance is reused for every text, so nothing is allocated for a word. */
export class Tokens {
  count = 0;
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  hashes = new Int32Array(1024);
  /** Hash of the first letters, which is the same for most endings of a word. */
  stems = new Int32Array(1024);
  /** Ideas of the lexicon, a bit each. */
  masks = new Int32Array(1024);
  flags = new Uint8Array(1024);

  #text = '';
  #quotedLeft = 0;
  #isSentenceStart = true;
  #leetWords = 0;
  #isLeetText = false;

  read(text: string): void {
    this.#isLeetText = false;
    this.#readOnce(text);
    if (this.#leetWords < LEET_WORDS_MIN || this.#leetWords < this.count * LEET_SHARE) return;
    // In such a text digits stand for letters at the ends of words too, and words are read as if they were plain.
    this.#isLeetText = true;
    this.#readOnce(text);
  }

  #readOnce(text: string): void {
    this.#text = text;
    this.#leetWords = 0;
    this.count = 0;
    this.#quotedLeft = 0;
    this.#isSentenceStart = true;
    for (let index = 0; index < text.length && this.count < TOKENS_MAX; ) {
      const found = characterClass(text.charCodeAt(index));
      if (found === LETTER || found === DIGIT) index = this.#word(index);
      else if (found === IDEOGRAM) index = this.#ideogram(index);
      else {
        if (found === STOP) this.#isSentenceStart = true;
        else if (found === QUOTE) this.#quotedLeft = this.#quotedLeft > 0 ? 0 : QUOTED_TOKENS_MAX;
        index++;
      }
    }
  }

  #word(start: number): number {
    const text = this.#text;
    let hash = HASH_SEED;
    let stem = HASH_SEED;
    let mask = 0;
    let units = 0;
    let digits = 0;
    let index = start;
    for (; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const found = characterClass(code);
      if (found === LETTER || found === DIGIT) {
        if (found === DIGIT) digits++;
        hash = hashUnit(hash, code);
        if (++units === STEM_LENGTH) stem = hash;
        if (units >= 2) mask |= stemConcepts.find(hash);
      } else if (found !== APOSTROPHE) break;
    }
    if (digits > 0) return this.#mixedWord(start, index, hash, units, digits);
    mask |= exactConcepts.find(hash);
    if (units > LONG_WORD) mask |= this.#searchInside(start, index);
    this.#push(start, index, hash, units < STEM_LENGTH ? hash : stem, mask, 0);
    return index;
  }

  /** A word with digits: a number counts by its length alone, and digits between letters are read as letters. */
  #mixedWord(start: number, end: number, hash: number, units: number, digits: number): number {
    if (digits === units && !(this.#isLeetText && units <= LEET_NUMBER_MAX)) {
      const length = hashUnit(hashUnit(HASH_SEED, 35), Math.min(units, 6));
      this.#push(start, end, length, length, 0, 0);
      return end;
    }
    if (units > 24 || !(this.#isLeetText || this.#isLeet(start, end))) {
      this.#push(start, end, hash, hash, exactConcepts.find(hash), 0);
      return end;
    }
    let letters = HASH_SEED;
    let stem = HASH_SEED;
    let mask = 0;
    let count = 0;
    for (let index = start; index < end; index++) {
      letters = hashUnit(letters, leetLetter(this.#text.charCodeAt(index)));
      if (++count === STEM_LENGTH) stem = letters;
      if (count >= 2) mask |= stemConcepts.find(letters);
    }
    mask |= exactConcepts.find(letters);
    this.#leetWords++;
    const flag = this.#isLeetText ? LEET_TEXT : LEET;
    this.#push(start, end, letters, count < STEM_LENGTH ? letters : stem, mask, flag);
    return end;
  }

  /** Digits at the end alone (`gpt4`, `sha256`) are a version, not a disguise. */
  #isLeet(start: number, end: number): boolean {
    let hasDigit = false;
    for (let index = start; index < end; index++) {
      const code = this.#text.charCodeAt(index);
      if (code >= 48 && code < 58) hasDigit = true;
      else if (hasDigit) return true;
    }
    return false;
  }

  #searchInside(start: number, end: number): number {
    let mask = 0;
    const last = Math.min(end, start + LONG_WORD_SEARCHED);
    for (let from = start; from < last; from++) {
      let hash = HASH_SEED;
      for (let index = from; index < last && index < from + 12; index++) {
        hash = hashUnit(hash, this.#text.charCodeAt(index));
        if (index - from >= 4) mask |= stemConcepts.find(hash) | exactConcepts.find(hash);
      }
    }
    return mask;
  }

  #ideogram(start: number): number {
    const text = this.#text;
    let hash = HASH_SEED;
    let mask = 0;
    const last = Math.min(text.length, start + IDEOGRAM_ENTRY_MAX);
    for (let index = start; index < last; index++) {
      const code = text.charCodeAt(index);
      if (characterClass(code) !== IDEOGRAM) break;
      hash = hashUnit(hash, code);
      mask |= stemConcepts.find(hash);
    }
    const own = hashUnit(HASH_SEED, text.charCodeAt(start));
    this.#push(start, start + 1, own, own, mask, 0);
    return start + 1;
  }

  #push(start: number, end: number, hash: number, stem: number, mask: number, flag: number): void {
    if (this.count === this.starts.length) this.#grow();
    const at = this.count++;
    this.starts[at] = start;
    this.ends[at] = end;
    this.hashes[at] = hash;
    this.stems[at] = stem;
    if (at > 0) mask |= pairConcepts.find(pairHash(this.hashes[at - 1]!, hash));
    this.masks[at] = mask;
    this.flags[at] =
      flag | (this.#isSentenceStart ? FIRST_IN_SENTENCE : 0) | (this.#quotedLeft > 0 ? IN_QUOTES : 0);
    this.#isSentenceStart = false;
    if (this.#quotedLeft > 0) this.#quotedLeft--;
  }

  #grow(): void {
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.hashes = grown(this.hashes);
    this.stems = grown(this.stems);
    this.masks = grown(this.masks);
    const flags = new Uint8Array(this.flags.length * 2);
    flags.set(this.flags);
    this.flags = flags;
  }
}

function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

const leetDigits = 'oizeasgtbg';

function leetLetter(code: number): number {
  return code >= 48 && code < 58 ? leetDigits.charCodeAt(code - 48) : code;
}
