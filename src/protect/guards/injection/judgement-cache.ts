import type { Judgement } from './judgement.ts';

const TEXTS_MAX = 2048;
const UNITS_MAX = 2_000_000;
const TEXT_UNITS_MAX = 50_000;

/**
 * Judgements of texts seen lately, by the exact text: instructions, tool results and the turns of a conversation come
 * again with every call. Bounded in texts and in their size; what was not asked for longest goes first.
 */
export class JudgementCache {
  readonly #judgements = new Map<string, Judgement>();
  #units = 0;

  get(text: string): Judgement | undefined {
    const found = this.#judgements.get(text);
    if (found === undefined) return undefined;
    this.#judgements.delete(text);
    this.#judgements.set(text, found);
    return found;
  }

  set(text: string, judgement: Judgement): void {
    if (text.length > TEXT_UNITS_MAX || this.#judgements.has(text)) return;
    this.#judgements.set(text, judgement);
    this.#units += text.length;
    for (const oldest of this.#judgements.keys()) {
      if (this.#judgements.size <= TEXTS_MAX && this.#units <= UNITS_MAX) return;
      this.#judgements.delete(oldest);
      this.#units -= oldest.length;
    }
  }

  get size(): number {
    return this.#judgements.size;
  }
}
