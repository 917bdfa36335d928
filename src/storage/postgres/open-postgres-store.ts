import { mkdirSync } from 'node:fs';
import { Kysely } from 'kysely';
import { migrate, migrations } from '../migrations/index.ts';
import type { StoreOptions } from '../ports/index.ts';
import { controlPlane } from '../repositories/control-plane.ts';
import type { ControlTables } from '../repositories/tables.ts';
import type { SealedStore } from '../sealed-store.ts';
import { SegmentHunt } from '../segment-hunt.ts';
import type { SharedStore } from '../store-handle.ts';
import { PostgresPool } from './open-pool.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { PostgresEventStore } from './postgres-event-store.ts';
import { PostgresJournal } from './postgres-journal.ts';

/**
 * Opens the store in PostgreSQL; sealed days stay under the data folder. Another thread opens connections of its own.
 *
 * @throws Fault when the server cannot be reached, refuses, or holds data of a newer version
 */
export async function openPostgresStore(
  options: StoreOptions & { readonly databaseUrl: string },
  sealed: SealedStore,
  connectionsMax = 10,
): Promise<SharedStore> {
  const { dataDir, databaseUrl } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const pool = new PostgresPool(databaseUrl, connectionsMax);
  const db = new Kysely<ControlTables>({ dialect: postgresDialect(pool) });
  try {
    await migrate(db, 'postgres', migrations);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const events = new PostgresEventStore(pool, db, sealed);
  return {
    ...controlPlane(db, options.incidentPolicy),
    journal: new PostgresJournal(pool),
    events,
    hunt: new SegmentHunt(sealed, events),
    check: async () => {
      await pool.query('SELECT 1 FROM pipeline_state');
    },
    share: () => ({ kind: 'postgres', dataDir, databaseUrl, ports: [] }),
    close: async () => {
      await sealed.close();
      await db.destroy();
      await pool.end();
    },
  };
}
