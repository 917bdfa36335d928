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
import { StoreLock } from './store-lock.ts';

const CONNECTIONS_MAX = 10;
/** A thread that attaches works alone: one connection for its round, one for what it asks meanwhile. */
const ATTACHED_CONNECTIONS_MAX = 3;

type PostgresOptions = StoreOptions & { readonly databaseUrl: string };

/**
 * Opens the store in PostgreSQL, for this process alone; sealed days stay under the data folder.
 *
 * @throws Fault when the server cannot be reached, refuses, holds data of a newer version, or another process has the
 *   store open (`store_in_use`)
 */
export async function openPostgresStore(options: PostgresOptions, sealed: SealedStore): Promise<SharedStore> {
  // Before the migrations: a newer version must not change the schema under a server that runs.
  const lock = await StoreLock.acquire(options.databaseUrl);
  try {
    const store = await connect(options, sealed, CONNECTIONS_MAX);
    return {
      ...store,
      check: async () => {
        await lock.check();
        await store.check();
      },
      close: async () => {
        await store.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Uses the store from another thread of the process that has opened it, with connections of its own. */
export function attachPostgresStore(options: PostgresOptions, sealed: SealedStore): Promise<SharedStore> {
  return connect(options, sealed, ATTACHED_CONNECTIONS_MAX);
}

async function connect(
  options: PostgresOptions,
  sealed: SealedStore,
  connectionsMax: number,
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
