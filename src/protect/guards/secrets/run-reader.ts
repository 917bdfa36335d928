import { BEYOND_ASCII, type CharacterSet } from './character-set.ts';

let scans = 0;

/** Names the reading of one text: what is remembered of it holds for as long as this number is given. */
export function beginScan(): number {
  scans++;
  return scans;
}

/**
 * Reads runs of one set's characters and remembers what it has read of a text, so that a text in which runs are asked
 * for again and again is read once and not once for each question.
 */
export class RunReader {
  readonly #set: CharacterSet;
  #scan = 0;
  #from = 0;
  #to = 0;

  constructor(set: CharacterSet) {
    this.#set = set;
  }

  /**
   * Where the run ends that begins at `at`, at most `max` characters on; `at` itself when none begins there.
   *
   * @param scan number of this text's reading, from `beginScan`
   */
  end(text: string, at: number, max: number, scan: number): number {
    const limit = Math.min(text.length, at + max);
    if (this.#scan !== scan || at < this.#from || at > this.#to) {
      this.#scan = scan;
      this.#from = at;
      this.#to = at;
    }
    let end = Math.min(this.#to, limit);
    const set = this.#set;
    while (end < limit && set[Math.min(text.charCodeAt(end), BEYOND_ASCII)] === 1) end++;
    if (end > this.#to) this.#to = end;
    return end;
  }
}
