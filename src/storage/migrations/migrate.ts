import { type Kysely, sql } from 'kysely';
import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';
import type { Migration, SqlDialect } from './migration.ts';

/** Any number that no other user of the database takes: "bartizan" in the alphabet's positions. */
const ADVISORY_LOCK = 2_118_209_261;

interface AppliedTable {
  readonly schema_migrations: { number: number; name: string; applied_ms: number };
}

/**
 * Brings the schema to the list's end, in one transaction under a lock, so that two processes that start together take
 * turns and a step that fails leaves nothing behind.
 *
 * @throws Fault `storage_newer` when the data holds steps that this code does not know
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  dialect: SqlDialect,
  migrations: readonly Migration[],
  nowMs: number = Date.now(),
): Promise<void> {
  // SQLite's transactions take the write lock as they begin.
  await db.transaction().execute(async (transaction) => {
    const tx = transaction as unknown as Kysely<AppliedTable>;
    if (dialect === 'postgres') await sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(tx);
    await tx.schema
      .createTable('schema_migrations')
      .ifNotExists()
      .addColumn('number', 'integer', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('applied_ms', 'bigint', (c) => c.notNull())
      .execute();

    const applied = await tx
      .selectFrom('schema_migrations')
      .select(['number', 'name'])
      .orderBy('number')
      .execute();
    refuseUnknown(applied, migrations);
    for (const [index, migration] of migrations.entries()) {
      if (index < applied.length) continue;
      await migration.up(tx as unknown as Kysely<unknown>, dialect);
      await tx
        .insertInto('schema_migrations')
        .values({ number: index + 1, name: migration.name, applied_ms: nowMs })
        .execute();
    }
  });
}

function refuseUnknown(
  applied: readonly { number: number; name: string }[],
  migrations: readonly Migration[],
): void {
  for (const [index, { number, name }] of applied.entries()) {
    if (number === index + 1 && migrations[index]?.name === name) continue;
    throw new Fault(storageErrors.newer, { internal: `unknown migration ${number} ${name}` });
  }
}
