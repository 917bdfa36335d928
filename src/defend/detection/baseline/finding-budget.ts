export type FindingBudgetState = readonly [tokens: number, spent: number, held: number];

/**
 * Bounds how much a learner may say: events earn findings, so that a bad day (a roll-out, a new log source) cannot flood
 * people. What is held back is counted, never silent.
 */
export class FindingBudget {
  readonly #perEvent: number;
  readonly #burst: number;
  #tokens = 1;
  #spent = 0;
  #held = 0;

  constructor(eventsPerFinding: number, burst: number) {
    this.#perEvent = 1 / eventsPerFinding;
    this.#burst = burst;
  }

  get spent(): number {
    return this.#spent;
  }

  get held(): number {
    return this.#held;
  }

  earn(): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + this.#perEvent);
  }

  /** Whether a finding may be made now. */
  spend(): boolean {
    if (this.#tokens < 1) {
      this.#held++;
      return false;
    }
    this.#tokens--;
    this.#spent++;
    return true;
  }

  state(): FindingBudgetState {
    return [this.#tokens, this.#spent, this.#held];
  }

  restore([tokens, spent, held]: FindingBudgetState): void {
    this.#tokens = tokens;
    this.#spent = spent;
    this.#held = held;
  }
}
