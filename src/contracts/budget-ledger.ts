/** An amount of one budget's period; whole numbers of the budget's unit. */
export interface LedgerEntry {
  readonly budget: string;
  readonly periodStartMs: number;
  readonly amount: number;
}

/** An amount that has to fit into its period. */
export interface LedgerItem extends LedgerEntry {
  readonly limit: number;
}

/** Asks for room before a call is sent. All entries fit, or none is taken. */
export interface LedgerReservation {
  readonly callId: string;
  readonly entries: readonly LedgerItem[];
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

/** Keeps durably what budgets have left: the store's side of the gateway's budgets. */
export interface BudgetLedger {
  /**
   * Reserves and settles in one transaction: settlements first, then reservations in their order. Answers, one for each
   * reservation, come after the commit.
   */
  apply(batch: LedgerBatch): Promise<readonly LedgerAnswer[]>;
  /** Renews slices in one transaction. @returns what each holds from now on: `keep`, and what was granted of `wish` */
  renewLeases(renewals: readonly LeaseRenewal[], nowMs: number): Promise<readonly number[]>;
}
