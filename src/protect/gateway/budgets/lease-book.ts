import type { LedgerAnswer, LedgerReservation, LedgerSettlement } from '../../../contracts/budget-ledger.ts';
import { freeOf, type Lease, newLease } from './lease.ts';
import type { LedgerPort, LedgerQueue } from './ledger-queue.ts';

/** What is spent from memory is written down after this long, and slices are filled up again. */
const RENEW_MS = 25;
/** A slice that nobody used for so long goes back. */
const IDLE_MS = 2_000;
const RETRY_MS = 1_000;
/** After a refusal nothing is held ahead for so long: near its limit a budget belongs to whoever asks first. */
const PAUSE_MS = 1_000;
const LEASES_MAX = 2_000;

const taken: LedgerAnswer = { isTaken: true };

type Renewals = Parameters<NonNullable<LedgerPort['renewLeases']>>[0];

/**
 * Answers most reservations from memory, out of slices of budgets that are held durably ahead; so a call waits for the
 * disk only when a budget is new, busy beyond expectation, or nearly spent. What no slice has room for goes to the ledger
 * itself, which alone refuses. A kill leaves a slice reserved, and the next start counts it as spent: too much by at most
 * an eighth of what was left, never too little.
 */
export class LeaseBook {
  readonly #ledger: LedgerPort;
  readonly #queue: LedgerQueue;
  readonly #nowMs: () => number;
  readonly #holder: string;
  readonly #onError: (error: unknown) => void;
  readonly #leases = new Map<string, Lease>();
  /** Calls under way that took from slices. */
  readonly #fromMemory = new Map<string, LedgerReservation>();
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #lastRenewal: Promise<void> = Promise.resolve();

  /** @param holder a name that no other process has */
  constructor(
    ledger: LedgerPort,
    queue: LedgerQueue,
    options: {
      readonly nowMs: () => number;
      readonly holder: string;
      readonly onError: (error: unknown) => void;
    },
  ) {
    this.#ledger = ledger;
    this.#queue = queue;
    this.#nowMs = options.nowMs;
    this.#holder = options.holder;
    this.#onError = options.onError;
  }

  /** At once when slices have room; else when the ledger has answered. */
  reserve(reservation: LedgerReservation): LedgerAnswer | Promise<LedgerAnswer> {
    if (this.#ledger.renewLeases === undefined) return this.#queue.reserve(reservation);
    const { entries } = reservation;
    const leases = entries.map((entry) => this.#lease(entry));
    const nowMs = this.#nowMs();
    const isTaken = leases.every(
      (lease, index) =>
        lease !== undefined &&
        lease.limit === entries[index]!.limit &&
        freeOf(lease) >= entries[index]!.amount,
    );
    for (const [index, lease] of leases.entries()) {
      if (lease === undefined) continue;
      lease.demand += entries[index]!.amount;
      lease.limit = entries[index]!.limit;
      lease.usedMs = nowMs;
      if (!isTaken) continue;
      lease.reserved += entries[index]!.amount;
      lease.underWay++;
    }
    this.#schedule(RENEW_MS);
    if (!isTaken) return this.#askLedger(reservation);
    this.#fromMemory.set(reservation.callId, reservation);
    return taken;
  }

  /** A refusal stands only when no slice holds back what the call could have had. */
  async #askLedger(reservation: LedgerReservation): Promise<LedgerAnswer> {
    const answer = await this.#queue.reserve(reservation);
    if (answer.isTaken) return answer;
    const leases = reservation.entries
      .map(({ budget, periodStartMs }) => this.#leases.get(keyOf(budget, periodStartMs)))
      .filter((lease) => lease !== undefined);
    for (const lease of leases) lease.pausedUntilMs = this.#nowMs() + PAUSE_MS;
    if (!leases.some(hasSlack)) return answer;
    await this.#renew(() => {
      const held = leases.filter(hasSlack);
      for (const lease of held) lease.isClosed = true;
      return held;
    });
    return this.#queue.reserve(reservation);
  }

  settle(settlement: LedgerSettlement): void {
    const reservation = this.#fromMemory.get(settlement.callId);
    if (reservation === undefined) {
      this.#queue.settle(settlement);
      return;
    }
    this.#fromMemory.delete(settlement.callId);
    for (const { budget, periodStartMs, amount } of reservation.entries) {
      // A slice stays while a call has taken of it.
      const lease = this.#leases.get(keyOf(budget, periodStartMs))!;
      lease.reserved -= amount;
      lease.underWay--;
      // What nobody says counts as used.
      lease.spent += settlement.entries.find((entry) => entry.budget === budget)?.amount ?? amount;
      lease.calls++;
    }
    this.#schedule(RENEW_MS);
  }

  /** Budgets were changed: what is held of them is asked for anew before it is used. */
  forget(): void {
    for (const lease of this.#leases.values()) lease.isClosed = true;
    if (this.#leases.size > 0) this.#schedule(0);
  }

  /** Writes down what was spent and gives every slice back. */
  async close(): Promise<void> {
    await this.#renew(() => {
      for (const lease of this.#leases.values()) lease.isClosed = true;
      return [...this.#leases.values()];
    });
    this.#unschedule();
    await this.#queue.close();
  }

  #lease(entry: { readonly budget: string; readonly periodStartMs: number; readonly limit: number }) {
    const key = keyOf(entry.budget, entry.periodStartMs);
    let lease = this.#leases.get(key);
    if (lease === undefined && this.#leases.size < LEASES_MAX) {
      lease = newLease(`${this.#holder} ${key}`, entry);
      this.#leases.set(key, lease);
    }
    return lease;
  }

  /** The sooner of two wishes counts. */
  #schedule(delayMs: number): void {
    const dueAt = performance.now() + delayMs;
    if (dueAt >= this.#dueAt) return;
    this.#unschedule();
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#unschedule();
      void this.#tick();
    }, delayMs).unref();
  }

  #unschedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueAt = Number.POSITIVE_INFINITY;
  }

  async #tick(): Promise<void> {
    let isBusy = false;
    await this.#renew(() => {
      const due = this.#due();
      isBusy = due.length > 0;
      return due;
    });
    if (this.#leases.size > 0) this.#schedule(isBusy ? RENEW_MS : IDLE_MS);
  }

  #due(): Lease[] {
    const nowMs = this.#nowMs();
    const due: Lease[] = [];
    for (const lease of this.#leases.values()) {
      if (nowMs - lease.usedMs >= IDLE_MS) lease.isClosed = true;
      if (lease.isClosed || lease.spent > 0 || lease.calls > 0 || lease.demand > 0) due.push(lease);
    }
    return due;
  }

  /**
   * One renewal at a time, for each reports what was spent since the one before.
   *
   * @param choose says which slices, when it is their turn
   */
  #renew(choose: () => readonly Lease[]): Promise<void> {
    const turn = this.#lastRenewal.then(async () => {
      const leases = choose();
      if (leases.length > 0) await this.#ask(leases);
    });
    this.#lastRenewal = turn;
    return turn;
  }

  async #ask(leases: readonly Lease[]): Promise<void> {
    const nowMs = this.#nowMs();
    const renewals = leases.map((lease) => renewalOf(lease, nowMs));
    const wereClosed = leases.map(({ isClosed }) => isClosed);
    try {
      const held = await this.#ledger.renewLeases!(renewals, nowMs);
      for (const [index, lease] of leases.entries()) {
        this.#renewed(lease, renewals[index]!, held[index]!);
        // One that was closed meanwhile waits for its own turn.
        if (wereClosed[index]) lease.isClosed = false;
      }
    } catch (error) {
      // Nothing is lost: what was spent stays in memory and covered, and is written down with the next try.
      this.#onError(error);
      this.#unschedule();
      this.#schedule(RETRY_MS);
    }
  }

  #renewed(lease: Lease, renewal: Renewals[number], held: number): void {
    lease.granted = held;
    lease.spent -= renewal.spent;
    lease.calls -= renewal.calls;
    if (held === 0 && lease.underWay === 0 && lease.calls === 0 && lease.demand === 0)
      this.#leases.delete(keyOf(lease.budget, lease.periodStartMs));
  }
}

/** A closed slice gives back all that calls under way have not taken; an open one keeps what it has and wishes for more. */
function renewalOf(lease: Lease, nowMs: number): Renewals[number] {
  const { id: leaseId, budget, periodStartMs, limit, spent, calls, reserved, granted, isClosed } = lease;
  const isPaused = isClosed || nowMs < lease.pausedUntilMs;
  lease.target = isPaused ? 0 : Math.max(2 * lease.demand, Math.floor(lease.target / 2));
  lease.demand = 0;
  const keep = isClosed ? reserved : Math.max(reserved, granted - spent);
  const wish = Math.max(0, lease.target - (keep - reserved));
  return { leaseId, budget, periodStartMs, limit, spent, calls, keep, wish };
}

function hasSlack({ granted, reserved, spent }: Lease): boolean {
  return granted > reserved + spent;
}

function keyOf(budget: string, periodStartMs: number): string {
  return `${periodStartMs} ${budget}`;
}
