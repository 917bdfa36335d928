import { type CharacterSet, parseCharacterSet } from './character-set.ts';

/** A run of one set's characters, or the beginning or end of the secret. */
export type FlatNode =
  | { readonly set: CharacterSet; readonly min: number; readonly max: number; readonly mark?: undefined }
  | { readonly mark: 'start' | 'end'; readonly set?: undefined };

/** Stands for "any number": longer credentials do not exist. */
const UNBOUNDED = 4096;
const VARIANTS_MAX = 256;

/**
 * Reads the notation in which forms of credentials are written: characters, classes in square brackets, `\w \d \s`,
 * `?`, `*`, `+` and `{m,n}` behind them, `(?:a|b)` for variants, `(a)` around the secret. Variants are multiplied out, so
 * that a match is a walk over runs.
 */
export function parseShape(source: string, isFolded: boolean): FlatNode[][] {
  const parser = new ShapeParser(source, isFolded);
  return parser.variants();
}

class ShapeParser {
  readonly #source: string;
  readonly #isFolded: boolean;
  #at = 0;

  constructor(source: string, isFolded: boolean) {
    this.#source = source;
    this.#isFolded = isFolded;
  }

  /** All variants up to a closing bracket or the end. */
  variants(): FlatNode[][] {
    const all: FlatNode[][] = [];
    let current: FlatNode[][] = [[]];
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      if (this.#source[this.#at] === '|') {
        this.#at++;
        all.push(...current);
        current = [[]];
      } else current = multiply(current, this.#part());
    }
    return [...all, ...current];
  }

  /** One part with its quantifier, as variants. */
  #part(): FlatNode[][] {
    const sign = this.#source[this.#at]!;
    if (sign === '(') return this.#group();
    let set: CharacterSet;
    if (sign === '[') {
      const close = this.#closingBracket();
      set = parseCharacterSet(this.#source.slice(this.#at + 1, close), this.#isFolded);
      this.#at = close + 1;
    } else {
      const length = sign === '\\' ? 2 : 1;
      const single = this.#source.slice(this.#at, this.#at + length);
      set = parseCharacterSet(single === '^' ? '\\^' : single, this.#isFolded);
      this.#at += length;
    }
    return [[{ set, ...this.#quantifier() }]];
  }

  #group(): FlatNode[][] {
    const isSecret = !this.#source.startsWith('(?:', this.#at);
    this.#at += isSecret ? 1 : 3;
    const inner = this.variants();
    this.#at++;
    if (isSecret) return inner.map((nodes) => [{ mark: 'start' }, ...nodes, { mark: 'end' }]);
    const { min, max } = this.#quantifier();
    const repeated: FlatNode[][] = [];
    // Rarely more than one; the longest comes first, as a greedy quantifier has it.
    for (let count = max; count >= min; count--) {
      let variants: FlatNode[][] = [[]];
      for (let round = 0; round < count; round++) variants = multiply(variants, inner);
      repeated.push(...variants);
    }
    return repeated;
  }

  #closingBracket(): number {
    let index = this.#at + 1;
    while (index < this.#source.length && this.#source[index] !== ']')
      index += this.#source[index] === '\\' ? 2 : 1;
    if (index >= this.#source.length) throw new Error(`A class is not closed in the form ${this.#source}.`);
    return index;
  }

  #quantifier(): { min: number; max: number } {
    const sign = this.#source[this.#at];
    if (sign === '?' || sign === '*' || sign === '+') {
      this.#at++;
      return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : UNBOUNDED };
    }
    const counts = /^\{(\d+)(,?)(\d*)\}/.exec(this.#source.slice(this.#at, this.#at + 12));
    if (counts === null) return { min: 1, max: 1 };
    this.#at += counts[0].length;
    const min = Number(counts[1]);
    return { min, max: counts[2] === '' ? min : counts[3] === '' ? UNBOUNDED : Number(counts[3]) };
  }
}

function multiply(left: readonly FlatNode[][], right: readonly FlatNode[][]): FlatNode[][] {
  const product = left.flatMap((before) => right.map((after) => [...before, ...after]));
  if (product.length > VARIANTS_MAX) throw new Error(`A form has more than ${VARIANTS_MAX} variants.`);
  return product;
}
