import type { Kysely } from 'kysely';
import type { Migration } from './migration.ts';

/** What people say of verdicts, and reports of the red team. */
export const feedbackAndReports: Migration = {
  name: '006-feedback-and-reports',
  async up(db) {
    await feedback(db);
    await reports(db);
  },
};

async function feedback(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_feedback')
    .addColumn('call_id', 'text', (c) => c.notNull())
    .addColumn('guard', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('call_time_ms', 'bigint', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('created_ms', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('call_feedback_pk', ['call_id', 'guard', 'rule'])
    .execute();
  await db.schema
    .createIndex('call_feedback_by_created_ms')
    .on('call_feedback')
    .columns(['created_ms', 'call_id'])
    .execute();
}

async function reports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('redteam_reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('created_ms', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('finished_ms', 'bigint', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('suite', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attacks', 'integer', (c) => c.notNull())
    .addColumn('succeeded', 'integer', (c) => c.notNull())
    .addColumn('inconclusive', 'integer', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('report_json', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('redteam_reports_by_created_ms')
    .on('redteam_reports')
    .columns(['created_ms', 'id'])
    .execute();
}
