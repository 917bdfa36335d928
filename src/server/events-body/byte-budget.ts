import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

/** Bytes that all requests together may hold in memory. */
export class ByteBudget {
  readonly #max: number;
  #used = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get used(): number {
    return this.#used;
  }

  /** Opens an account on the budget for one request. */
  open(): BudgetShare {
    let held = 0;
    return {
      take: (bytes) => {
        if (this.#used + bytes > this.#max) throw new Fault(serverFaults.busy, { retryAfterSeconds: 1 });
        this.#used += bytes;
        held += bytes;
      },
      release: () => {
        this.#used -= held;
        held = 0;
      },
    };
  }
}

export interface BudgetShare {
  /** @throws Fault `busy` when the budget is spent */
  take(bytes: number): void;
  /** Gives everything back; may be called twice. */
  release(): void;
}
