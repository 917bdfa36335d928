import { formSizes, type PromptSketch, WORD_BUCKETS } from './prompt-sketch.ts';

const SCORES_MAX = 2_048;
const SCORES_MIN = 100;
const PROMPTS_MAX = 20_000;
/** How much the words weigh beside the form. */
const WORDS_WEIGHT = 2;

/**
 * What the prompts of one route usually look like, learned from them, and how unusual a new one is beside the latest. The
 * p-value is conformal: as long as the prompts of the route are exchangeable, it is at most p with probability p.
 */
export class RouteNormal {
  readonly #forms: Float64Array[] = formSizes.map((size) => new Float64Array(size));
  readonly #words: Float64Array = new Float64Array(WORD_BUCKETS);
  readonly #scores: Float64Array = new Float64Array(SCORES_MAX);
  #prompts = 0;
  #wordTotal = 0;
  #filled = 0;
  #next = 0;

  get size(): number {
    return this.#filled;
  }

  /**
   * @param chance 0..1, decides between equal scores
   * @returns undefined while too little is known of the route
   */
  pValue(sketch: PromptSketch, chance: number): number | undefined {
    if (this.#filled < SCORES_MIN) return undefined;
    const score = this.#score(sketch);
    let higher = 0;
    let equal = 0;
    for (let at = 0; at < this.#filled; at++) {
      const other = this.#scores[at]!;
      if (other > score) higher++;
      else if (other === score) equal++;
    }
    return (higher + chance * (equal + 1)) / (this.#filled + 1);
  }

  learn(sketch: PromptSketch): void {
    this.#scores[this.#next] = this.#score(sketch);
    this.#next = (this.#next + 1) % SCORES_MAX;
    this.#filled = Math.min(this.#filled + 1, SCORES_MAX);
    for (const [at, value] of sketch.form.entries()) this.#forms[at]![value]!++;
    for (const bucket of sketch.buckets) this.#words[bucket]!++;
    this.#prompts++;
    this.#wordTotal += sketch.buckets.length;
    if (this.#prompts >= PROMPTS_MAX) this.#halve();
  }

  #score({ form, buckets }: PromptSketch): number {
    let score = 0;
    for (let at = 0; at < form.length; at++) {
      const size = formSizes[at]!;
      score -= Math.log((this.#forms[at]![form[at]!]! + 0.5) / (this.#prompts + 0.5 * size));
    }
    if (buckets.length === 0) return score;
    let words = 0;
    for (let at = 0; at < buckets.length; at++)
      words -= Math.log((this.#words[buckets[at]!]! + 0.5) / (this.#wordTotal + 0.5 * WORD_BUCKETS));
    return score + (WORDS_WEIGHT * words) / buckets.length;
  }

  #halve(): void {
    for (const counts of [...this.#forms, this.#words])
      for (let at = 0; at < counts.length; at++) counts[at]! /= 2;
    this.#prompts /= 2;
    this.#wordTotal /= 2;
  }
}
