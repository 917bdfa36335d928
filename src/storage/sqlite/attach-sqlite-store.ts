import { Kysely } from 'kysely';
import { PortClient } from '../../kernel/port-rpc.ts';
import { storageErrors } from '../errors.ts';
import type { Store, StoreOptions } from '../ports/index.ts';
import { controlPlane } from '../repositories/control-plane.ts';
import { SegmentCatalogue } from '../repositories/segment-catalogue.ts';
import type { ControlTables } from '../repositories/tables.ts';
import type { SealedStore } from '../sealed-store.ts';
import { SegmentHunt } from '../segment-hunt.ts';
import type { StoreHandle } from '../store-handle.ts';
import { ControlFile } from './control-file.ts';
import { JournalFile } from './journal-file.ts';
import { LocalDriver } from './local-driver.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { SqliteEventStore } from './sqlite-event-store.ts';
import { sqliteFiles } from './sqlite-files.ts';
import { SqliteJournal } from './sqlite-journal.ts';

/**
 * Uses an open embedded store from another thread, one that may block: its control plane and the reading of the journal
 * run on connections of this thread; appends, writes and searches go to the store's own threads.
 */
export function attachSqliteStore(
  handle: StoreHandle & { readonly kind: 'sqlite' },
  options: Pick<StoreOptions, 'incidentPolicy'>,
  sealed: SealedStore,
): Store {
  const files = sqliteFiles(handle.dataDir);
  const control = new ControlFile(files.control);
  const db = new Kysely<ControlTables>({ dialect: nodeSqliteDialect(new LocalDriver(control)) });
  const catalogue = new SegmentCatalogue(db);
  const journalClient = new PortClient(handle.journalPort, storageErrors.closed);
  const eventsClient = new PortClient(handle.eventsPort, storageErrors.closed);
  const journalFile = new JournalFile(files.journal);
  const writer = new PortClient(handle.segmentsPort, storageErrors.closed);
  const plane = controlPlane(db, options.incidentPolicy);
  const journal = new SqliteJournal(journalClient, journalFile);
  const events = new SqliteEventStore({ client: eventsClient, catalogue, sealed, writer });
  return {
    ...plane,
    journal,
    events,
    hunt: new SegmentHunt(sealed, events),
    check: async () => {
      await Promise.all([journal.acceptedTotal(), plane.pipeline.totals(), events.segments()]);
    },
    close: async () => {
      await sealed.close();
      writer.close();
      journalFile.close();
      await db.destroy();
      control.close();
      journalClient.close();
      eventsClient.close();
    },
  };
}
