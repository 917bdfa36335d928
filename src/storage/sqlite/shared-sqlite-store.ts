import { Kysely } from 'kysely';
import { migrate, migrations } from '../migrations/index.ts';
import type { StoreOptions } from '../ports/index.ts';
import { controlPlane } from '../repositories/control-plane.ts';
import { SegmentCatalogue } from '../repositories/segment-catalogue.ts';
import type { ControlTables } from '../repositories/tables.ts';
import type { SealedStore } from '../sealed-store.ts';
import { SegmentHunt } from '../segment-hunt.ts';
import type { SharedStore } from '../store-handle.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { PortDriver } from './port-driver.ts';
import { SqliteEventStore } from './sqlite-event-store.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import type { StoreThreads } from './store-threads.ts';

/** The store on its threads, after bringing its schema up to date; closing it closes them. */
export async function sharedSqliteStore(
  threads: StoreThreads,
  options: StoreOptions,
  sealed: SealedStore,
): Promise<SharedStore> {
  const db = new Kysely<ControlTables>({
    dialect: nodeSqliteDialect(new PortDriver(threads.control.client)),
  });
  await migrate(db, 'sqlite', migrations);
  const plane = controlPlane(db, options.incidentPolicy);
  const journal = new SqliteJournal(threads.journal.client);
  const events = new SqliteEventStore({
    catalogue: new SegmentCatalogue(db),
    sealed,
    get client() {
      return threads.events.client;
    },
    get writer() {
      return threads.segments.client;
    },
  });
  await journal.continueAfter((await plane.pipeline.totals()).chunkSeq);
  return {
    ...plane,
    journal,
    events,
    hunt: new SegmentHunt(sealed, events),
    check: async () => {
      await Promise.all([journal.acceptedTotal(), plane.pipeline.totals(), events.segments()]);
    },
    share: () => {
      const journalPort = threads.journal.connect();
      const eventsPort = threads.events.connect();
      const segmentsPort = threads.segments.connect();
      const ports = [journalPort, eventsPort, segmentsPort];
      return { kind: 'sqlite', dataDir: options.dataDir, journalPort, eventsPort, segmentsPort, ports };
    },
    close: async () => {
      await sealed.close();
      await db.destroy();
      await threads.close();
    },
  };
}
