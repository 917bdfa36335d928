import { setTimeout as sleep } from 'node:timers/promises';
import type {
  BudgetLedger,
  LedgerAnswer,
  LedgerReservation,
  LedgerSettlement,
} from '../../../contracts/budget-ledger.ts';

/** A ledger that can do without slices: then every call asks it. */
export type LedgerPort = Pick<BudgetLedger, 'apply'> & Partial<Pick<BudgetLedger, 'renewLeases'>>;

interface Waiting {
  readonly reservation: LedgerReservation;
  readonly resolve: (answer: LedgerAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const BATCH_MAX = 500;
const WAITING_MAX = 10_000;
const RETRY_MS = 1_000;

/**
 * Gathers what calls reserve and settle into batches, one under way at a time: while one is being made durable, the next
 * one grows, so that hundreds of calls share a commit.
 */
export class LedgerQueue {
  readonly #ledger: LedgerPort;
  readonly #nowMs: () => number;
  readonly #onError: (error: unknown) => void;
  #waiting: Waiting[] = [];
  #settlements: LedgerSettlement[] = [];
  #running: Promise<void> | undefined;
  #isClosing = false;

  constructor(ledger: LedgerPort, nowMs: () => number, onError: (error: unknown) => void) {
    this.#ledger = ledger;
    this.#nowMs = nowMs;
    this.#onError = onError;
  }

  /** Resolves once the answer is durable; rejects when the ledger cannot be written: then the call must not go on. */
  reserve(reservation: LedgerReservation): Promise<LedgerAnswer> {
    if (this.#waiting.length >= WAITING_MAX)
      return Promise.reject(new Error(`${WAITING_MAX} reservations wait already`));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ reservation, resolve, reject });
      this.#start();
    });
  }

  /** Kept until it is durable: a settlement that cannot be written now is tried again. */
  settle(settlement: LedgerSettlement): void {
    this.#settlements.push(settlement);
    this.#start();
  }

  /** Writes what is left; what cannot be written stays reserved and is counted as spent at the next start. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#running;
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (!this.#isClosing && this.#waiting.length + this.#settlements.length > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    // After the calls that ask in the same turn: they join the batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length + this.#settlements.length > 0) {
      const waiting = this.#waiting.splice(0, BATCH_MAX);
      const settlements = this.#settlements.splice(0, BATCH_MAX);
      const reservations = waiting.map(({ reservation }) => reservation);
      try {
        const answers = await this.#ledger.apply({ reservations, settlements, nowMs: this.#nowMs() });
        for (const [index, { resolve }] of waiting.entries()) resolve(answers[index]!);
      } catch (error) {
        this.#onError(error);
        for (const { reject } of waiting) reject(error);
        this.#settlements.unshift(...settlements);
        if (this.#isClosing) return;
        await sleep(RETRY_MS);
      }
    }
  }
}
