import type { Budget } from '../../contracts/budget.ts';
import type { Team } from '../../contracts/call-limits.ts';
import type { Price } from '../../contracts/price.ts';

/** An amount of one budget's period; whole numbers of the budget's unit. */
export interface LedgerEntry {
  readonly budget: string;
  readonly periodStartMs: number;
  readonly amount: number;
}

/** Asks for room before a call is sent. All entries fit, or none is taken. */
export interface LedgerReservation {
  readonly callId: string;
  readonly entries: readonly (LedgerEntry & { readonly limit: number })[];
}

/** What a call used in the end; its reservation is given back. */
export interface LedgerSettlement {
  readonly callId: string;
  readonly entries: readonly LedgerEntry[];
}

export interface LedgerBatch {
  readonly reservations: readonly LedgerReservation[];
  readonly settlements: readonly LedgerSettlement[];
  readonly nowMs: number;
}

/** Whether a reservation was taken; else the budget that had no room, and what it has left. */
export type LedgerAnswer =
  | { readonly isTaken: true }
  | { readonly isTaken: false; readonly budget: string; readonly left: number };

/** Where a budget stands in one of its periods. */
export interface BudgetPeriodUse {
  readonly budget: string;
  readonly periodStartMs: number;
  readonly settled: number;
  /** By calls under way. */
  readonly reserved: number;
  readonly calls: number;
  /** Of what is settled, what calls had reserved whose end nobody saw, because the process was killed. */
  readonly abandoned: number;
}

/** A slice of a budget that a process holds ahead and spends from its memory. */
export interface LeaseRenewal {
  /** The same for one process and budget period; no other process uses it. */
  readonly leaseId: string;
  readonly budget: string;
  readonly periodStartMs: number;
  readonly limit: number;
  /** Spent of it since it was renewed last, by so many calls. */
  readonly spent: number;
  readonly calls: number;
  /** What stays reserved in any case, for it is promised to calls under way; no more than it holds. */
  readonly keep: number;
  /** What it should hold beyond that, if there is plenty. */
  readonly wish: number;
}

/** Budgets with their ledger, prices and teams. */
export interface Budgets {
  budgets(): Promise<readonly Budget[]>;
  /** Adds or replaces by name. */
  putBudget(budget: Budget, nowMs: number): Promise<void>;
  /** Removes the budget with what was spent of it. */
  removeBudget(name: string): Promise<boolean>;
  prices(): Promise<readonly Price[]>;
  /** Adds or replaces by model and start. */
  putPrice(price: Price, nowMs: number): Promise<void>;
  removePrice(model: string, fromMs: number): Promise<boolean>;
  teams(): Promise<readonly Team[]>;
  putTeam(team: Team, nowMs: number): Promise<void>;
  removeTeam(name: string): Promise<boolean>;
  /**
   * Reserves and settles in one transaction: settlements first, then reservations in their order. Answers, one for each
   * reservation, come after the commit.
   */
  apply(batch: LedgerBatch): Promise<readonly LedgerAnswer[]>;
  /** Renews slices in one transaction. @returns what each holds from now on: `keep`, and what was granted of `wish` */
  renewLeases(renewals: readonly LeaseRenewal[], nowMs: number): Promise<readonly number[]>;
  /** Periods that began at `sinceMs` or later, and those without an end. */
  use(sinceMs: number): Promise<readonly BudgetPeriodUse[]>;
  /**
   * Counts every open reservation as spent: for the start of the only process that makes any.
   *
   * @returns how many calls had one
   */
  abandonReservations(): Promise<number>;
  /** Takes what was abandoned in all of a budget's periods off what it used. @returns false when nothing was */
  releaseAbandoned(budget: string): Promise<boolean>;
}
