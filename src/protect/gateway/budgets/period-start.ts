import type { BudgetPeriod } from '../../../contracts/budget.ts';

const DAY_MS = 86_400_000;
/** The first Monday of the epoch. */
const MONDAY_MS = 4 * DAY_MS;

/** Start of the period that a moment is in, in UTC; 0 for a budget that never begins anew. */
export function periodStart(period: BudgetPeriod, nowMs: number): number {
  if (period === 'total') return 0;
  if (period === 'day') return nowMs - (nowMs % DAY_MS);
  if (period === 'week') return nowMs - ((nowMs - MONDAY_MS) % (7 * DAY_MS));
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
}

/** End of that period, which is the start of the next; null for a budget that never ends. */
export function periodEnd(period: BudgetPeriod, nowMs: number): number | null {
  if (period === 'total') return null;
  const startMs = periodStart(period, nowMs);
  if (period !== 'month') return startMs + (period === 'day' ? 1 : 7) * DAY_MS;
  const start = new Date(startMs);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
}
