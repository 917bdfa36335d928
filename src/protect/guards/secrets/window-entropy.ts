import { entropy } from './entropy.ts';

const SYMBOLS = 129;
const LOGS = 4096;
/** More than adding and taking away can lose: a value that just reaches a bound shall reach it here too. */
const ROUNDING = 1e-10;
/** n·log2(n). */
const products = Float64Array.from({ length: LOGS }, (_, count) =>
  count === 0 ? 0 : count * Math.log2(count),
);

/**
 * Entropy of windows that move through a text: what a window shares with the one before it is not counted again, so that
 * windows that begin at every place of a text cost as much as the text, whatever their length.
 */
export class WindowEntropy {
  readonly #counts = new Uint16Array(SYMBOLS);
  #scan = 0;
  #from = 0;
  #to = 0;
  #sum = 0;

  /** @param scan number of this text's reading, from `beginScan` */
  of(text: string, start: number, end: number, scan: number): number {
    if (end - start >= LOGS) return entropy(text, start, end);
    if (this.#scan !== scan || start < this.#from || start >= this.#to || end < this.#to) {
      this.#counts.fill(0);
      this.#scan = scan;
      this.#from = start;
      this.#to = start;
      this.#sum = 0;
    }
    for (; this.#to < end; this.#to++) this.#count(text, this.#to, 1);
    for (; this.#from < start; this.#from++) this.#count(text, this.#from, -1);
    const length = end - start;
    return length <= 0 ? 0 : Math.log2(length) - this.#sum / length + ROUNDING;
  }

  #count(text: string, index: number, step: 1 | -1): void {
    const code = Math.min(text.charCodeAt(index), SYMBOLS - 1);
    const count = this.#counts[code]!;
    this.#sum += products[count + step]! - products[count]!;
    this.#counts[code] = count + step;
  }
}
