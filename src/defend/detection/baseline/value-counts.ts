import { BoundedMap } from './bounded-map.ts';

export type ValueCountsState = readonly [
  observations: number,
  singletons: number,
  evicted: number,
  values: readonly (readonly [string, number])[],
];

/**
 * How often which value was seen, and from that the probability that the next one is new: Good and Turing's estimate, the
 * share of observations whose value was seen once (I. J. Good, Biometrika 40, 1953). An entity that does something new
 * every day has a high share and is not surprising; one that never does has a low one.
 */
export class ValueCounts {
  readonly #values: BoundedMap<number>;
  #observations = 0;
  #singletons = 0;

  constructor(valuesMax: number) {
    this.#values = new BoundedMap(valuesMax);
  }

  get observations(): number {
    return this.#observations;
  }

  get distinct(): number {
    return this.#values.size;
  }

  get evicted(): number {
    return this.#values.evicted;
  }

  count(value: string): number {
    return this.#values.peek(value) ?? 0;
  }

  /** Probability that the next value is one that was never seen; 1 while there is nothing to judge by. */
  newValueProbability(): number {
    return (this.#singletons + 1) / (this.#observations + 1);
  }

  observe(value: string): void {
    const count = this.count(value);
    this.#observations++;
    // A value that was evicted while it was a singleton stays counted as one: forgetting must not make new values look rarer.
    if (count === 0) this.#singletons++;
    if (count === 1) this.#singletons--;
    this.#values.set(value, count + 1);
  }

  /** The values seen most, for people. */
  usual(limit: number): readonly string[] {
    return [...this.#values.entries()]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([value, count]) => `${value} (${count})`);
  }

  state(): ValueCountsState {
    return [this.#observations, this.#singletons, this.#values.evicted, [...this.#values.entries()]];
  }

  restore([observations, singletons, evicted, values]: ValueCountsState): void {
    this.#observations = observations;
    this.#singletons = singletons;
    this.#values.restore(values, evicted);
  }
}
