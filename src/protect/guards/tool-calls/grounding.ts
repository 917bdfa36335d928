import type { GuardCall } from '../../../contracts/guard.ts';

/** Everything that people, tools and documents said in a conversation, to look values up in. */
export class Grounding {
  readonly #squeezed: string;
  readonly #words: ReadonlySet<string>;

  constructor({ segments }: GuardCall) {
    // What the model itself said before is no ground to stand on.
    const texts = segments.filter(({ provenance }) => provenance !== 'model').map(({ text }) => text);
    const whole = texts.join('\n').slice(0, TEXT_UNITS_MAX);
    this.#squeezed = squeeze(whole);
    this.#words = new Set(whole.normalize('NFKC').toLowerCase().split(NO_WORD));
  }

  /** Whether a text stands somewhere, in whatever spelling; short ones only as words of their own. */
  holds(value: string): boolean {
    const squeezed = squeeze(value);
    if (squeezed === '') return true;
    if (squeezed.length >= SQUEEZED_MIN) return this.#squeezed.includes(squeezed);
    return value
      .normalize('NFKC')
      .toLowerCase()
      .split(NO_WORD)
      .every((word) => word === '' || this.#words.has(word));
  }

  /** Whether a number stands somewhere, with or without separators and trailing zeros. */
  holdsNumber(value: number): boolean {
    const text = String(Math.abs(value));
    return this.#words.has(text) || (text.length >= 3 && this.#squeezed.includes(text.replace('.', '')));
  }
}

const TEXT_UNITS_MAX = 2_000_000;
/** Shorter than this, letters and digits next to each other could be anybody's. */
const SQUEEZED_MIN = 6;
const NO_WORD = /[^\p{L}\p{N}]+/u;

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
