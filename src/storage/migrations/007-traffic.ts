import type { Migration } from './migration.ts';

/** Teams, prices, and budgets with a ledger of what was spent and what calls under way may yet spend. */
export const traffic: Migration = {
  name: '007-traffic',
  async up(db) {
    await db.schema.alterTable('tokens').addColumn('gateway_json', 'text').execute();
    await db.schema
      .createTable('teams')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('team_json', 'text', (c) => c.notNull())
      .addColumn('updated_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('prices')
      .addColumn('model', 'text', (c) => c.notNull())
      .addColumn('from_ms', 'bigint', (c) => c.notNull())
      .addColumn('price_json', 'text', (c) => c.notNull())
      .addColumn('updated_ms', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('prices_pk', ['model', 'from_ms'])
      .execute();
    await db.schema
      .createTable('budgets')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('budget_json', 'text', (c) => c.notNull())
      .addColumn('updated_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('budget_periods')
      .addColumn('budget', 'text', (c) => c.notNull())
      .addColumn('period_start_ms', 'bigint', (c) => c.notNull())
      .addColumn('settled', 'bigint', (c) => c.notNull())
      .addColumn('reserved', 'bigint', (c) => c.notNull())
      .addColumn('calls', 'bigint', (c) => c.notNull())
      .addColumn('abandoned', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('budget_periods_pk', ['budget', 'period_start_ms'])
      .execute();
    await db.schema
      .createTable('budget_reservations')
      .addColumn('call_id', 'text', (c) => c.notNull())
      .addColumn('budget', 'text', (c) => c.notNull())
      .addColumn('period_start_ms', 'bigint', (c) => c.notNull())
      .addColumn('amount', 'bigint', (c) => c.notNull())
      .addColumn('created_ms', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('budget_reservations_pk', ['call_id', 'budget'])
      .execute();
  },
};
