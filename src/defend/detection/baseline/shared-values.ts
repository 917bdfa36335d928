import { ValueCounts, type ValueCountsState } from './value-counts.ts';

export type SharedValuesState = readonly [all: ValueCountsState, holders: ValueCountsState];

/** One feature over all entities of a kind: what is new for one may be everyday for its peers. */
export class SharedValues {
  readonly #all: ValueCounts;
  /** How many entities had a value: an entity's first time is one observation. */
  readonly #holders: ValueCounts;

  constructor(valuesMax: number) {
    this.#all = new ValueCounts(valuesMax);
    this.#holders = new ValueCounts(valuesMax);
  }

  holders(value: string): number {
    return this.#holders.count(value);
  }

  /** Probability that a value this rare among the entities turns up. */
  rarity(value: string, entityCount: number): number {
    const holders = this.holders(value);
    return holders === 0 ? this.#all.newValueProbability() : Math.min(1, (holders + 1) / (entityCount + 1));
  }

  observe(value: string, isNewForEntity: boolean): void {
    this.#all.observe(value);
    if (isNewForEntity) this.#holders.observe(value);
  }

  state(): SharedValuesState {
    return [this.#all.state(), this.#holders.state()];
  }

  restore([all, holders]: SharedValuesState): void {
    this.#all.restore(all);
    this.#holders.restore(holders);
  }
}
