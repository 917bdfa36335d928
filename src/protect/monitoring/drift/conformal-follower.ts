import { BettingTest } from '../abuse/betting-test.ts';

const KNOWN_MIN = 100;
const KNOWN_MAX = 1_024;
/** What is bet on. */
export interface Tail {
  /** Part of the scale at either end. */
  readonly share: number;
  /** Chance that it is granted: answers of one caller resemble one another, so they come in bursts. */
  readonly granted: number;
}

/** For measures that move as a whole. */
export const wideTail: Tail = { share: 0.25, granted: 0.31 };
/** For what is rare or not. */
export const narrowTail: Tail = { share: 0.05, granted: 0.08 };

/**
 * Ranks each value among those before it and bets that the ranks are even, as they are while nothing changes: against
 * many high ones and against many low ones.
 */
export class ConformalFollower {
  readonly #known: Float64Array = new Float64Array(KNOWN_MAX);
  readonly #high = new BettingTest();
  readonly #low = new BettingTest();
  readonly #tail: Tail;
  #filled = 0;
  #next = 0;

  constructor(tail: Tail) {
    this.#tail = tail;
  }

  get evidence(): number {
    return (this.#high.evidence + this.#low.evidence) / 2;
  }

  get isRising(): boolean {
    return this.#high.evidence >= this.#low.evidence;
  }

  /** @param chance 0..1, decides between equal values */
  add(value: number, chance: number): void {
    if (this.#filled >= KNOWN_MIN) this.#bet(value, chance);
    this.#known[this.#next] = value;
    this.#next = (this.#next + 1) % KNOWN_MAX;
    this.#filled = Math.min(this.#filled + 1, KNOWN_MAX);
  }

  #bet(value: number, chance: number): void {
    let lower = 0;
    let equal = 0;
    for (let at = 0; at < this.#filled; at++) {
      if (this.#known[at]! < value) lower++;
      else if (this.#known[at] === value) equal++;
    }
    const rank = (lower + chance * (equal + 1)) / (this.#filled + 1);
    const { share, granted } = this.#tail;
    this.#high.observe(rank > 1 - share, granted);
    this.#low.observe(rank < share, granted);
  }

  restart(): void {
    this.#filled = this.#next = 0;
    this.#high.restart();
    this.#low.restart();
  }

  /** Begins the bets anew and keeps what is known. */
  renew(): void {
    this.#high.restart();
    this.#low.restart();
  }
}
