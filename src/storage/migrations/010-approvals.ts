import type { Migration } from './migration.ts';

/** What people were asked to agree to. */
export const approvals: Migration = {
  name: '010-approvals',
  async up(db) {
    await db.schema
      .createTable('approvals')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('created_ms', 'bigint', (c) => c.notNull())
      .addColumn('expires_ms', 'bigint', (c) => c.notNull())
      .addColumn('decided_ms', 'bigint')
      .addColumn('used_ms', 'bigint')
      .addColumn('decided_by_json', 'text')
      .addColumn('decision_reason', 'text')
      .addColumn('request_json', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('approvals_by_created_ms')
      .on('approvals')
      .columns(['created_ms', 'id'])
      .execute();
    await db.schema.createIndex('approvals_by_expires_ms').on('approvals').column('expires_ms').execute();
  },
};
