import { type Probe, probes, STATES } from './probes.ts';

const FIELDS = 3;
const SIZE = probes.length * STATES * FIELDS;
/** Observations of a state before it has a say. */
const SEEN_MIN = 40;
/** What only speaks from experience needs more of it. */
const SEEN_MIN_ALONE = 200;
const SEEN_MAX = 20_000;
/** Standard deviations, between callers and of the estimate, that it is raised by: it has to hold for the next as well. */
const MARGIN = 2.5;
/** From here on it is a habit, of which nothing can be too much. */
export const HABIT = 0.95;

/**
 * Counts of observations by probe and state: how many, how many of them happened, and how much the lessons that they
 * came in differed, for one caller's habit is not another's.
 */
export class Counts {
  static readonly BYTES: number = SIZE * 8;
  readonly #values: Float64Array = new Float64Array(SIZE);

  add(probe: Probe, state: number, happened: boolean): void {
    const at = placeOf(probe, state);
    this.#values[at]!++;
    if (happened) this.#values[at + 1]!++;
  }

  /** Takes others' counts as one lesson, each state weighing at most so many observations. */
  take(other: Counts, eachMax: number): void {
    for (let at = 0; at < SIZE; at += FIELDS) {
      const seen = other.#values[at]!;
      if (seen === 0) continue;
      const weight = Math.min(seen, eachMax);
      const share = other.#values[at + 1]! / seen;
      const noise = seen > 1 ? (share * (1 - share)) / (seen - 1) : share * (1 - share);
      this.#values[at]! += weight;
      this.#values[at + 1]! += weight * share;
      this.#values[at + 2]! += weight * (share * share - noise);
      if (this.#values[at]! > SEEN_MAX) this.#halve(at);
    }
  }

  #halve(at: number): void {
    for (let field = 0; field < FIELDS; field++) this.#values[at + field]! /= 2;
  }

  /** How often a probe was observed, whatever the state. */
  seenOf(probe: Probe): number {
    let seen = 0;
    for (let state = 0; state < STATES; state++) seen += this.#values[placeOf(probe, state)]!;
    return seen;
  }

  clear(): void {
    this.#values.fill(0);
  }

  /** A chance that hardly any caller exceeds; undefined until enough was seen. */
  usual(probe: Probe, state: number, isAlone: boolean): number | undefined {
    const at = placeOf(probe, state);
    const seen = this.#values[at]!;
    if (seen < (isAlone ? SEEN_MIN_ALONE : SEEN_MIN)) return undefined;
    const share = (this.#values[at + 1]! + 1) / (seen + 2);
    const between = Math.max(0, this.#values[at + 2]! / seen - share * share);
    return share + MARGIN * Math.sqrt(between + (share * (1 - share)) / seen);
  }
}

function placeOf(probe: Probe, state: number): number {
  return (probes.indexOf(probe) * STATES + state) * FIELDS;
}
