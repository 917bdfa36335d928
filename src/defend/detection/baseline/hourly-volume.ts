export const HOUR_MS = 3_600_000;
const HOURS_OF_WEEK = 168;
/** Weight that an hour keeps after a week: what was usual fades with a half-life of about five weeks. */
const WEEK_DECAY = 0.87;
/** Hours that must have been seen before a count can be called unusual. */
export const HOURS_MIN = 24;
/** Least standard deviation of the logarithm of an hour's count: half again as much as usual is never a surprise. */
const DEVIATION_MIN = 0.45;
const COUNT_MIN = 30;

export type HourlyVolumeState = readonly [
  hour: number,
  count: number,
  reported: boolean,
  hours: number,
  mean: number,
  variance: number,
  slots: readonly (readonly [slot: number, mean: number, weight: number])[],
];

export interface VolumeJudgement {
  /** Probability of an hour with so many events or more. */
  readonly p: number;
  readonly count: number;
  /** Usual count of this hour of the week. */
  readonly usual: number;
}

/**
 * Events per hour of one entity, as logarithms, against what the same hour of the week usually brings (an exponentially
 * weighted mean; the mean of all hours stands in while the hour of the week was not seen yet).
 */
export class HourlyVolume {
  #hour = -1;
  #count = 0;
  #reported = false;
  #hours = 0;
  #mean = 0;
  #variance = 0;
  readonly #slotMeans = new Float64Array(HOURS_OF_WEEK);
  readonly #slotWeights = new Float64Array(HOURS_OF_WEEK);

  /** Whole hours learned from so far. */
  get hours(): number {
    return this.#hours;
  }

  /** Counts an event; gives a judgement the first time in an hour that its count is beyond `pMax`. Late events are not counted. */
  observe(timeMs: number, pMax: number): VolumeJudgement | undefined {
    const hour = Math.floor(timeMs / HOUR_MS);
    if (hour < this.#hour) return undefined;
    if (hour > this.#hour) this.#advance(hour);
    this.#count++;
    if (this.#reported || this.#count < COUNT_MIN || this.#hours < HOURS_MIN) return undefined;
    const judgement = this.#judge();
    if (judgement.p > pMax) return undefined;
    this.#reported = true;
    return judgement;
  }

  #judge(): VolumeJudgement {
    const slot = this.#hour % HOURS_OF_WEEK;
    const weight = this.#slotWeights[slot] ?? 0;
    const slotShare = weight / (weight + 1);
    const expected = slotShare * (this.#slotMeans[slot] ?? 0) + (1 - slotShare) * this.#mean;
    // An hour of the week that was seen seldom is judged by the spread of all hours around their mean.
    const deviation = Math.max(DEVIATION_MIN, Math.sqrt(this.#variance) * (1 - 0.5 * slotShare));
    const z = (Math.log1p(this.#count) - expected) / deviation;
    return { p: upperTail(z), count: this.#count, usual: Math.expm1(expected) };
  }

  /** Learns the finished hour and the silent ones after it. */
  #advance(hour: number): void {
    if (this.#hour >= 0) {
      // A reported surge is learned as half of itself, so that an attack does not become the usual at once.
      this.#learn(this.#hour, this.#reported ? this.#count / 2 : this.#count);
      const silent = Math.min(hour - this.#hour - 1, HOURS_OF_WEEK);
      for (let back = silent; back >= 1; back--) this.#learn(hour - back, 0);
    }
    this.#hour = hour;
    this.#count = 0;
    this.#reported = false;
  }

  #learn(hour: number, count: number): void {
    const value = Math.log1p(count);
    this.#hours++;
    const rate = Math.max(1 / this.#hours, 1 / (4 * HOURS_OF_WEEK));
    const difference = value - this.#mean;
    this.#mean += rate * difference;
    this.#variance = (1 - rate) * (this.#variance + rate * difference * difference);
    const slot = hour % HOURS_OF_WEEK;
    const weight = (this.#slotWeights[slot] ?? 0) * WEEK_DECAY + 1;
    const mean = this.#slotMeans[slot] ?? 0;
    this.#slotWeights[slot] = weight;
    this.#slotMeans[slot] = mean + (value - mean) / weight;
  }

  state(): HourlyVolumeState {
    const slots: [number, number, number][] = [];
    for (let slot = 0; slot < HOURS_OF_WEEK; slot++) {
      const weight = this.#slotWeights[slot] ?? 0;
      if (weight > 0) slots.push([slot, this.#slotMeans[slot] ?? 0, weight]);
    }
    return [this.#hour, this.#count, this.#reported, this.#hours, this.#mean, this.#variance, slots];
  }

  restore([hour, count, reported, hours, mean, variance, slots]: HourlyVolumeState): void {
    this.#hour = hour;
    this.#count = count;
    this.#reported = reported;
    this.#hours = hours;
    this.#mean = mean;
    this.#variance = variance;
    for (const [slot, slotMean, weight] of slots) {
      this.#slotMeans[slot] = slotMean;
      this.#slotWeights[slot] = weight;
    }
  }
}

/** P(Z >= z) of the standard normal distribution (Abramowitz and Stegun 26.2.17, with an asymptotic tail beyond 6). */
export function upperTail(z: number): number {
  if (z <= 0) return 1 - (z === 0 ? 0.5 : upperTail(-z));
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 6) return (density / z) * (1 - 1 / (z * z));
  const t = 1 / (1 + 0.2316419 * z);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return density * series;
}
