import type { Kysely } from 'kysely';
import type { LeaseRenewal } from '../../contracts/budget-ledger.ts';
import type { ControlTables } from './tables.ts';

/** A slice is at most this share of what a budget has left, so that a kill counts no more than that as spent. */
const SHARE = 8;

type Tx = Kysely<ControlTables>;

/**
 * Renews slices within a transaction: notes what was spent of each and grants what it wishes for, as far as there is
 * plenty. What calls under way have taken of a slice stays reserved, whatever is left.
 *
 * @returns what each slice holds from now on
 */
export async function renewLeases(
  tx: Tx,
  renewals: readonly LeaseRenewal[],
  nowMs: number,
): Promise<readonly number[]> {
  // The budgets' rows say whose turn it is, as for reservations; see applyLedger.
  await tx
    .updateTable('budgets')
    .set((eb) => ({ updated_ms: eb.ref('updated_ms') }))
    .execute();
  const known = new Set((await tx.selectFrom('budgets').select('name').execute()).map(({ name }) => name));
  const held: number[] = [];
  // A budget that was removed takes what was spent of it along.
  for (const renewal of renewals)
    held.push(known.has(renewal.budget) ? await renew(tx, renewal, nowMs) : renewal.keep);
  return held;
}

async function renew(tx: Tx, renewal: LeaseRenewal, nowMs: number): Promise<number> {
  const { budget, periodStartMs, leaseId, spent, calls, keep, wish, limit } = renewal;
  const own = tx
    .selectFrom('budget_reservations')
    .select('amount')
    .where('call_id', '=', leaseId)
    .where('budget', '=', budget)
    .where('period_start_ms', '=', periodStartMs);
  const before = (await own.executeTakeFirst())?.amount ?? 0;
  const period = await tx
    .selectFrom('budget_periods')
    .selectAll()
    .where('budget', '=', budget)
    .where('period_start_ms', '=', periodStartMs)
    .executeTakeFirst();
  const settled = (period?.settled ?? 0) + spent;
  const others = Math.max(0, (period?.reserved ?? 0) - before);
  const left = limit - settled - others - keep;
  const amount = keep + Math.max(0, Math.min(wish, Math.floor(left / SHARE)));
  const figures = { settled, reserved: others + amount, calls: (period?.calls ?? 0) + calls };
  await tx
    .insertInto('budget_periods')
    .values({ budget, period_start_ms: periodStartMs, ...figures, abandoned: 0 })
    .onConflict((conflict) => conflict.columns(['budget', 'period_start_ms']).doUpdateSet(figures))
    .execute();
  await putSlice(tx, { call_id: leaseId, budget, period_start_ms: periodStartMs, amount, created_ms: nowMs });
  return amount;
}

async function putSlice(tx: Tx, row: ControlTables['budget_reservations']): Promise<void> {
  if (row.amount > 0) {
    await tx
      .insertInto('budget_reservations')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['call_id', 'budget']).doUpdateSet({
          amount: row.amount,
          period_start_ms: row.period_start_ms,
        }),
      )
      .execute();
    return;
  }
  await tx
    .deleteFrom('budget_reservations')
    .where('call_id', '=', row.call_id)
    .where('budget', '=', row.budget)
    .execute();
}
