import type { Migration } from './migration.ts';

/** Guards of the customer's own. */
export const customGuards: Migration = {
  name: '008-custom-guards',
  async up(db) {
    await db.schema
      .createTable('custom_guards')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('guard_json', 'text', (c) => c.notNull())
      .addColumn('updated_ms', 'bigint', (c) => c.notNull())
      .execute();
  },
};
