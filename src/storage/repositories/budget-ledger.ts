import type { Kysely } from 'kysely';
import type { LedgerAnswer, LedgerBatch, LedgerEntry } from '../../contracts/budget-ledger.ts';
import type { ControlTables } from './tables.ts';

/** A period's row as it stands in the transaction. */
interface Period {
  readonly budget: string;
  readonly periodStartMs: number;
  settled: number;
  reserved: number;
  calls: number;
  isChanged: boolean;
}

type Row = ControlTables['budget_reservations'];

/**
 * Applies a batch within a transaction. Whoever touches the budgets' rows first goes first, whatever the database: so what
 * is read here is what everybody before has left, and two processes cannot both take the last of a budget.
 */
export async function applyLedger(
  tx: Kysely<ControlTables>,
  batch: LedgerBatch,
): Promise<readonly LedgerAnswer[]> {
  await tx
    .updateTable('budgets')
    .set((eb) => ({ updated_ms: eb.ref('updated_ms') }))
    .execute();
  const settledIds = batch.settlements.map(({ callId }) => callId);
  const open =
    settledIds.length === 0
      ? []
      : await tx.selectFrom('budget_reservations').selectAll().where('call_id', 'in', settledIds).execute();
  const ledger = await Ledger.read(tx, batch, open);
  for (const row of open) ledger.giveBack(row);
  for (const { entries } of batch.settlements) for (const entry of entries) ledger.spend(entry);
  const taken: Row[] = [];
  const answers = batch.reservations.map(({ callId, entries }): LedgerAnswer => {
    const full = entries.find((entry) => ledger.left(entry, entry.limit) < entry.amount);
    if (full !== undefined)
      return { isTaken: false, budget: full.budget, left: Math.max(0, ledger.left(full, full.limit)) };
    for (const entry of entries) {
      ledger.reserve(entry);
      taken.push(rowOf(callId, entry, batch.nowMs));
    }
    return { isTaken: true };
  });
  if (open.length > 0)
    await tx.deleteFrom('budget_reservations').where('call_id', 'in', settledIds).execute();
  await ledger.write(tx);
  if (taken.length > 0) await tx.insertInto('budget_reservations').values(taken).execute();
  return answers;
}

function rowOf(callId: string, { budget, periodStartMs, amount }: LedgerEntry, nowMs: number): Row {
  return { call_id: callId, budget, period_start_ms: periodStartMs, amount, created_ms: nowMs };
}

class Ledger {
  readonly #periods: Map<string, Period>;

  private constructor(periods: readonly Period[]) {
    this.#periods = new Map(periods.map((period) => [keyOf(period), period]));
  }

  static async read(tx: Kysely<ControlTables>, batch: LedgerBatch, open: readonly Row[]): Promise<Ledger> {
    const entries = [...batch.reservations, ...batch.settlements].flatMap(
      (item): readonly LedgerEntry[] => item.entries,
    );
    const budgets = new Set([...entries, ...open].map(({ budget }) => budget));
    const starts = new Set([
      ...entries.map(({ periodStartMs }) => periodStartMs),
      ...open.map(({ period_start_ms: startMs }) => startMs),
    ]);
    if (budgets.size === 0) return new Ledger([]);
    const rows = await tx
      .selectFrom('budget_periods')
      .selectAll()
      .where('budget', 'in', [...budgets])
      .where('period_start_ms', 'in', [...starts])
      .execute();
    return new Ledger(
      rows.map(({ budget, period_start_ms: periodStartMs, settled, reserved, calls }) => {
        return { budget, periodStartMs, settled, reserved, calls, isChanged: false };
      }),
    );
  }

  left(entry: LedgerEntry, limit: number): number {
    const { settled, reserved } = this.#period(entry);
    return limit - settled - reserved;
  }

  reserve(entry: LedgerEntry): void {
    this.#change(entry).reserved += entry.amount;
  }

  giveBack({ budget, period_start_ms: periodStartMs, amount }: Row): void {
    const period = this.#change({ budget, periodStartMs });
    period.reserved = Math.max(0, period.reserved - amount);
  }

  spend(entry: LedgerEntry): void {
    const period = this.#change(entry);
    period.settled += entry.amount;
    period.calls++;
  }

  async write(tx: Kysely<ControlTables>): Promise<void> {
    const changed = [...this.#periods.values()].filter(({ isChanged }) => isChanged);
    if (changed.length === 0) return;
    await tx
      .insertInto('budget_periods')
      .values(
        changed.map(({ budget, periodStartMs, settled, reserved, calls }) => {
          return { budget, period_start_ms: periodStartMs, settled, reserved, calls, abandoned: 0 };
        }),
      )
      .onConflict((conflict) =>
        conflict.columns(['budget', 'period_start_ms']).doUpdateSet((eb) => ({
          settled: eb.ref('excluded.settled'),
          reserved: eb.ref('excluded.reserved'),
          calls: eb.ref('excluded.calls'),
        })),
      )
      .execute();
  }

  #period(at: Pick<Period, 'budget' | 'periodStartMs'>): Period {
    const key = keyOf(at);
    const known = this.#periods.get(key);
    if (known !== undefined) return known;
    const { budget, periodStartMs } = at;
    const fresh = { budget, periodStartMs, settled: 0, reserved: 0, calls: 0, isChanged: false };
    this.#periods.set(key, fresh);
    return fresh;
  }

  #change(at: Pick<Period, 'budget' | 'periodStartMs'>): Period {
    const period = this.#period(at);
    period.isChanged = true;
    return period;
  }
}

function keyOf({ budget, periodStartMs }: Pick<Period, 'budget' | 'periodStartMs'>): string {
  return `${periodStartMs} ${budget}`;
}
