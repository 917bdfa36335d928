/** A slice of one budget's period that is held durably and spent from memory. */
export interface Lease {
  readonly id: string;
  readonly budget: string;
  readonly periodStartMs: number;
  limit: number;
  /** What the ledger holds for it; nothing until it was asked for. */
  granted: number;
  /** Taken of it by calls under way. */
  reserved: number;
  /** So many calls have taken of it and are not over. */
  underWay: number;
  /** Used by calls that are over, and not yet written down. */
  spent: number;
  calls: number;
  /** What calls have asked of its budget since the last renewal, of it or past it. */
  demand: number;
  /** How much it should hold for what is to come. */
  target: number;
  /** Taken from by nobody until the ledger has answered. */
  isClosed: boolean;
  usedMs: number;
  /** Until when nothing is held ahead. */
  pausedUntilMs: number;
}

export function newLease(
  id: string,
  { budget, periodStartMs, limit }: Pick<Lease, 'budget' | 'periodStartMs' | 'limit'>,
): Lease {
  return {
    id,
    budget,
    periodStartMs,
    limit,
    granted: 0,
    reserved: 0,
    underWay: 0,
    spent: 0,
    calls: 0,
    demand: 0,
    target: 0,
    isClosed: false,
    usedMs: 0,
    pausedUntilMs: 0,
  };
}

/** What the next call may take without asking the ledger. */
export function freeOf({ granted, reserved, spent, isClosed }: Lease): number {
  return isClosed ? 0 : granted - reserved - spent;
}
