import { type PromptSketch, WORD_BUCKETS } from './prompt-sketch.ts';

const WORDS_MIN = 4;
const bounds = [64, 192, 512, 1_280];

/** Which words an identity has used, as bits: how far its prompts have spread. */
export class WordCoverage {
  readonly #bits: Uint8Array = new Uint8Array(WORD_BUCKETS / 8);
  #covered = 0;

  get covered(): number {
    return this.#covered;
  }

  /** How much was covered so far, in steps: the more, the less is new. */
  get step(): number {
    let step = 0;
    while (step < bounds.length && this.#covered >= bounds[step]!) step++;
    return step;
  }

  /** @returns whether most of the prompt's words are new; undefined for a prompt of too few */
  add({ buckets }: PromptSketch): boolean | undefined {
    let fresh = 0;
    for (let at = 0; at < buckets.length; at++) {
      const bucket = buckets[at]!;
      const bit = 1 << (bucket & 7);
      if ((this.#bits[bucket >> 3]! & bit) !== 0) continue;
      this.#bits[bucket >> 3]! |= bit;
      fresh++;
    }
    this.#covered += fresh;
    return buckets.length < WORDS_MIN ? undefined : fresh * 2 >= buckets.length;
  }

  clear(): void {
    this.#bits.fill(0);
    this.#covered = 0;
  }
}
