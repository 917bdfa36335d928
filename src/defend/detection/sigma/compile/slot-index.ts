import { EdgeIndex } from './edge-index.ts';
import { GramIndex } from './gram-index.ts';
import type { Literal } from './literal.ts';

export interface Wanted extends Literal {
  /** The predicate on whose behalf the text is looked for. */
  readonly id: number;
}

/** All texts that rules look for in one field, whatever their log source. */
export class SlotIndex {
  /** A value shorter than this holds none of the texts. */
  readonly lengthMin: number;
  readonly #equals = new Map<string, number>();
  /** Bit n: some text that is compared as a whole has n characters, modulo 32. */
  #equalLengths = 0;
  readonly #prefix: EdgeIndex | undefined;
  readonly #suffix: EdgeIndex | undefined;
  readonly #contains: GramIndex | undefined;
  /** Predicates of text n: `targets[starts[n]]` up to `targets[starts[n + 1]]`; twice the id, plus one when it needs a try. */
  readonly #targets: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #found: number[] = [];

  constructor(wanted: readonly Wanted[]) {
    const texts = [...Map.groupBy(wanted, ({ how, text }) => `${how} ${text}`).values()];
    this.#starts = new Uint32Array(texts.length + 1);
    const targets: number[] = [];
    const byHow = { equals: [], prefix: [], suffix: [], contains: [] } as Record<Literal['how'], number[]>;
    for (const [number, group] of texts.entries()) {
      for (const { id, exact } of group) targets.push(id * 2 + (exact ? 0 : 1));
      this.#starts[number + 1] = targets.length;
      const first = group[0] as Wanted;
      byHow[first.how].push(number);
    }
    this.#targets = Uint32Array.from(targets);
    const textOf = (number: number) => texts[number]?.[0]?.text ?? '';
    this.lengthMin = wanted.reduce((min, { text }) => Math.min(min, text.length), Number.POSITIVE_INFINITY);
    for (const number of byHow.equals) {
      this.#equals.set(textOf(number), number);
      this.#equalLengths |= 1 << (textOf(number).length & 31);
    }
    const edge = (numbers: readonly number[], atEnd: boolean) =>
      numbers.length === 0 ? undefined : new EdgeIndex(numbers.map(textOf), numbers, atEnd);
    this.#prefix = edge(byHow.prefix, false);
    this.#suffix = edge(byHow.suffix, true);
    if (byHow.contains.length > 0)
      this.#contains = new GramIndex(byHow.contains.map((number) => ({ text: textOf(number), number })));
  }

  /**
   * Finds predicates that hold, and those that may, for a value.
   *
   * @param text folded
   * @param target gets the predicate, perhaps more than once, and whether it needs a try
   */
  scan(text: string, target: (id: number, needsTry: boolean) => void): void {
    const found = this.#found;
    found.length = 0;
    const mayEqual = (this.#equalLengths & (1 << (text.length & 31))) !== 0;
    const equal = mayEqual ? this.#equals.get(text) : undefined;
    if (equal !== undefined) found.push(equal);
    this.#prefix?.scan(text, found);
    this.#suffix?.scan(text, found);
    this.#contains?.scan(text, found);
    for (const number of found) {
      const end = this.#starts[number + 1] as number;
      for (let at = this.#starts[number] as number; at < end; at++) {
        const packed = this.#targets[at] as number;
        target(packed >>> 1, (packed & 1) === 1);
      }
    }
  }
}
