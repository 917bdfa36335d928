import { type Kysely, sql } from 'kysely';
import { type Budget, budgetSchema } from '../../contracts/budget.ts';
import type { LeaseRenewal, LedgerAnswer, LedgerBatch } from '../../contracts/budget-ledger.ts';
import { type Team, teamSchema } from '../../contracts/call-limits.ts';
import { type Price, priceSchema } from '../../contracts/price.ts';
import type { BudgetPeriodUse, Budgets } from '../ports/index.ts';
import { renewLeases } from './budget-leases.ts';
import { applyLedger } from './budget-ledger.ts';
import type { ControlTables } from './tables.ts';

export class BudgetRepository implements Budgets {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async budgets(): Promise<readonly Budget[]> {
    const rows = await this.#db.selectFrom('budgets').select('budget_json').orderBy('name').execute();
    return rows.map((row) => budgetSchema.parse(JSON.parse(row.budget_json)));
  }

  async putBudget(budget: Budget, nowMs: number): Promise<void> {
    const values = { budget_json: JSON.stringify(budget), updated_ms: nowMs };
    await this.#db
      .insertInto('budgets')
      .values({ name: budget.name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  }

  removeBudget(name: string): Promise<boolean> {
    return this.#db.transaction().execute(async (tx) => {
      const removed = await tx.deleteFrom('budgets').where('name', '=', name).executeTakeFirst();
      await tx.deleteFrom('budget_periods').where('budget', '=', name).execute();
      await tx.deleteFrom('budget_reservations').where('budget', '=', name).execute();
      return removed.numDeletedRows > 0n;
    });
  }

  async prices(): Promise<readonly Price[]> {
    const rows = await this.#db
      .selectFrom('prices')
      .select('price_json')
      .orderBy('model')
      .orderBy('from_ms')
      .execute();
    return rows.map((row) => priceSchema.parse(JSON.parse(row.price_json)));
  }

  async putPrice(price: Price, nowMs: number): Promise<void> {
    const values = { price_json: JSON.stringify(price), updated_ms: nowMs };
    await this.#db
      .insertInto('prices')
      .values({ model: price.model, from_ms: price.fromMs, ...values })
      .onConflict((conflict) => conflict.columns(['model', 'from_ms']).doUpdateSet(values))
      .execute();
  }

  async removePrice(model: string, fromMs: number): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('prices')
      .where('model', '=', model)
      .where('from_ms', '=', fromMs)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async teams(): Promise<readonly Team[]> {
    const rows = await this.#db.selectFrom('teams').select('team_json').orderBy('name').execute();
    return rows.map((row) => teamSchema.parse(JSON.parse(row.team_json)));
  }

  async putTeam(team: Team, nowMs: number): Promise<void> {
    const values = { team_json: JSON.stringify(team), updated_ms: nowMs };
    await this.#db
      .insertInto('teams')
      .values({ name: team.name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  }

  async removeTeam(name: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('teams').where('name', '=', name).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  apply(batch: LedgerBatch): Promise<readonly LedgerAnswer[]> {
    return this.#db.transaction().execute((tx) => applyLedger(tx, batch));
  }

  renewLeases(renewals: readonly LeaseRenewal[], nowMs: number): Promise<readonly number[]> {
    return this.#db.transaction().execute((tx) => renewLeases(tx, renewals, nowMs));
  }

  async use(sinceMs: number): Promise<readonly BudgetPeriodUse[]> {
    const rows = await this.#db
      .selectFrom('budget_periods')
      .selectAll()
      .where((eb) => eb.or([eb('period_start_ms', '>=', sinceMs), eb('period_start_ms', '=', 0)]))
      .orderBy('budget')
      .orderBy('period_start_ms')
      .execute();
    return rows.map(({ budget, period_start_ms: periodStartMs, ...use }) => ({
      budget,
      periodStartMs,
      ...use,
    }));
  }

  async releaseAbandoned(budget: string): Promise<boolean> {
    const result = await this.#db
      .updateTable('budget_periods')
      .set((eb) => ({ settled: eb('settled', '-', eb.ref('abandoned')), abandoned: 0 }))
      .where('budget', '=', budget)
      .where('abandoned', '>', 0)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  abandonReservations(): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      const open = await tx
        .selectFrom('budget_reservations')
        .select(sql<number>`count(DISTINCT call_id)`.as('calls'))
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('budget_periods')
        .set((eb) => ({
          settled: eb('settled', '+', eb.ref('reserved')),
          abandoned: eb('abandoned', '+', eb.ref('reserved')),
          reserved: 0,
        }))
        .where('reserved', '>', 0)
        .execute();
      await tx.deleteFrom('budget_reservations').execute();
      return open.calls;
    });
  }
}
