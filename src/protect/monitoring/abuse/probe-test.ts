import { type Counts, HABIT } from './baseline.ts';
import { BettingTest } from './betting-test.ts';
import { learnedOnly, type Probe, stateOf } from './probes.ts';

/** Weight of the newest observation in the recent share. */
const RECENT_WEIGHT = 1 / 12;
const QUIET = 0.01;
/** Observations from which a group's past speaks instead of the prior. */
const PAST_MIN = 300;
const USUAL_MIN = 0.02;
const STEP_BEYOND = 0.1;

/** What one identity's test of one probe needs to judge by. */
export interface Usual {
  readonly prior: readonly number[];
  /** Whether what was learned takes the prior's place; otherwise it can only raise it. */
  readonly trustsPast: boolean;
  /** What others on the route, and the identity's own past, have taught. */
  readonly learned: readonly Counts[];
  /** Where the observation is written down for learning. */
  readonly fresh: Counts;
}

/** Follows one probe of one identity. */
export class ProbeTest {
  readonly probe: Probe;
  readonly #betting = new BettingTest();
  #recent = 0;
  hits = 0;
  seen = 0;
  sinceMs = 0;

  constructor(probe: Probe) {
    this.probe = probe;
  }

  get evidence(): number {
    return this.#betting.evidence;
  }

  /** @param given takes the place of the state that follows from what happened lately */
  observe(happened: boolean, usual: Usual, nowMs: number, given?: number): void {
    const state = given ?? stateOf(this.#recent);
    const expected = this.#usual(usual, state);
    if (expected !== undefined && expected < HABIT) this.#betting.observe(happened, expected);
    usual.fresh.add(this.probe, state, happened);
    this.#recent += RECENT_WEIGHT * (Number(happened) - this.#recent);
    if (this.hits === 0 || (!happened && this.#recent < QUIET)) {
      this.hits = this.seen = 0;
      this.sinceMs = nowMs;
    }
    this.seen++;
    if (happened) this.hits++;
  }

  #usual({ prior, learned, trustsPast }: Usual, state: number): number | undefined {
    if (trustsPast) return this.#past(learned[0]!, prior, state);
    const isAlone = learnedOnly.has(this.probe);
    let usual = isAlone ? undefined : prior[state]!;
    for (const counts of learned) {
      const taught = counts.usual(this.probe, state, isAlone);
      if (taught !== undefined) usual = Math.max(usual ?? 0, taught);
    }
    return usual;
  }

  /** A state that the past never came to is judged by the busiest that it did come to. */
  #past(own: Counts, prior: readonly number[], state: number): number {
    if (own.seenOf(this.probe) < PAST_MIN) return prior[state]!;
    for (let known = state; known >= 0; known--) {
      const taught = own.usual(this.probe, known, false);
      if (taught === undefined) continue;
      const beyond = known === state ? 0 : STEP_BEYOND;
      return Math.max(taught + beyond, USUAL_MIN);
    }
    return prior[state]!;
  }

  restart(): void {
    this.#betting.restart();
  }

  forget(): void {
    this.restart();
    this.#recent = 0;
    this.hits = this.seen = 0;
  }
}
