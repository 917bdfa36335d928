import { HourlyVolume, type HourlyVolumeState } from './hourly-volume.ts';
import { type Feature, features } from './observations.ts';
import { ValueCounts, type ValueCountsState } from './value-counts.ts';

export type EntityProfileState = readonly [
  firstMs: number,
  lastMs: number,
  events: number,
  volume: HourlyVolumeState,
  features: readonly (readonly [Feature, ValueCountsState])[],
];

/** What is known of one entity. */
export class EntityProfile {
  readonly volume = new HourlyVolume();
  readonly #valuesMax: number;
  readonly #features = new Map<Feature, ValueCounts>();
  #firstMs: number;
  #lastMs: number;
  #events = 0;

  constructor(timeMs: number, valuesMax: number) {
    this.#firstMs = timeMs;
    this.#lastMs = timeMs;
    this.#valuesMax = valuesMax;
  }

  get events(): number {
    return this.#events;
  }

  /** Event time between the first and the last event. */
  get knownMs(): number {
    return this.#lastMs - this.#firstMs;
  }

  touch(timeMs: number): void {
    this.#events++;
    if (timeMs < this.#firstMs) this.#firstMs = timeMs;
    if (timeMs > this.#lastMs) this.#lastMs = timeMs;
  }

  counts(feature: Feature): ValueCounts {
    const known = this.#features.get(feature);
    if (known !== undefined) return known;
    const made = new ValueCounts(this.#valuesMax);
    this.#features.set(feature, made);
    return made;
  }

  state(): EntityProfileState {
    const states = features.flatMap((feature) => {
      const counts = this.#features.get(feature);
      return counts === undefined ? [] : [[feature, counts.state()] as const];
    });
    return [this.#firstMs, this.#lastMs, this.#events, this.volume.state(), states];
  }

  restore([firstMs, lastMs, events, volume, states]: EntityProfileState): void {
    this.#firstMs = firstMs;
    this.#lastMs = lastMs;
    this.#events = events;
    this.volume.restore(volume);
    for (const [feature, state] of states) this.counts(feature).restore(state);
  }
}
