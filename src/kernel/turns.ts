import { Fault, type FaultDefinition } from './fault.ts';

/** Lets a bounded number of tasks run at once and a bounded number wait; more are refused. */
export class Turns {
  readonly #runningMax: number;
  readonly #waitingMax: number;
  readonly #whenFull: FaultDefinition;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(runningMax: number, waitingMax: number, whenFull: FaultDefinition) {
    this.#runningMax = runningMax;
    this.#waitingMax = waitingMax;
    this.#whenFull = whenFull;
  }

  /**
   * Runs the task when its turn comes.
   * @throws Fault of `whenFull` when too many wait already
   */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#runningMax) {
      if (this.#waiting.length >= this.#waitingMax) throw new Fault(this.#whenFull, { retryAfterSeconds: 1 });
      // The finished task hands its place over, so #running does not change here.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
