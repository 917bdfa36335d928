import { mkdirSync } from 'node:fs';
import { Kysely } from 'kysely';
import { migrate, migrations } from '../migrations/index.ts';
import type { StoreOptions } from '../ports/index.ts';
import { controlPlane } from '../repositories/control-plane.ts';
import { SegmentCatalogue } from '../repositories/segment-catalogue.ts';
import type { ControlTables } from '../repositories/tables.ts';
import type { SealedStore } from '../sealed-store.ts';
import { SegmentHunt } from '../segment-hunt.ts';
import type { SharedStore } from '../store-handle.ts';
import type { ControlWorkerData } from './control-worker.ts';
import type { EventsWorkerData } from './events-worker.ts';
import type { JournalWorkerData } from './journal-worker.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { PortDriver } from './port-driver.ts';
import type { SegmentsWorkerData } from './segments-worker.ts';
import { SqliteEventStore } from './sqlite-event-store.ts';
import { sqliteFiles } from './sqlite-files.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { StoreWorker } from './store-worker.ts';

/**
 * Opens the embedded store: four threads, so that neither an fsync nor a search ever blocks the caller's, nor one the
 * other. The journal's appends, the control plane, the writing of segments and the search over them.
 *
 * @throws Fault that names the file when one is damaged, locked, not writable or of a newer version
 */
export async function openSqliteStore(options: StoreOptions, sealed: SealedStore): Promise<SharedStore> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const files = sqliteFiles(options.dataDir);
  const opened: StoreWorker[] = [];
  const start = (
    entry: URL,
    name: string,
    data: JournalWorkerData | ControlWorkerData | EventsWorkerData | SegmentsWorkerData,
  ) => {
    const worker = new StoreWorker(entry, name, data);
    opened.push(worker);
    return worker;
  };
  try {
    const journalEntry = new URL('./journal-worker.ts', import.meta.url);
    const controlEntry = new URL('./control-worker.ts', import.meta.url);
    const journalWorker = start(journalEntry, 'journal', { file: files.journal });
    const controlWorker = start(controlEntry, 'control', { file: files.control });
    const db = new Kysely<ControlTables>({
      dialect: nodeSqliteDialect(new PortDriver(controlWorker.client)),
    });
    await migrate(db, 'sqlite', migrations);
    const segmentFiles = { dir: files.eventsDir, controlFile: files.control };
    const segmentsEntry = new URL('./segments-worker.ts', import.meta.url);
    const eventsEntry = new URL('./events-worker.ts', import.meta.url);
    const segmentsWorker = start(segmentsEntry, 'segments', segmentFiles);
    const eventsWorker = start(eventsEntry, 'events', segmentFiles);
    const plane = controlPlane(db, options.incidentPolicy);
    const journal = new SqliteJournal(journalWorker.client);
    const events = new SqliteEventStore({
      client: eventsWorker.client,
      writer: segmentsWorker.client,
      catalogue: new SegmentCatalogue(db),
      sealed,
    });
    await journal.continueAfter((await plane.pipeline.totals()).chunkSeq);
    await events.dropSealed();
    return {
      ...plane,
      journal,
      events,
      hunt: new SegmentHunt(sealed, events),
      check: async () => {
        await Promise.all([journal.acceptedTotal(), plane.pipeline.totals(), events.segments()]);
      },
      share: () => {
        const journalPort = journalWorker.connect();
        const eventsPort = eventsWorker.connect();
        const segmentsPort = segmentsWorker.connect();
        const ports = [journalPort, eventsPort, segmentsPort];
        return { kind: 'sqlite', dataDir: options.dataDir, journalPort, eventsPort, segmentsPort, ports };
      },
      close: async () => {
        await sealed.close();
        await db.destroy();
        await closeAll(opened);
      },
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** The last opened first: it reads what the others write. */
async function closeAll(workers: readonly StoreWorker[]): Promise<void> {
  const [first, ...others] = workers.toReversed();
  await first?.close();
  await Promise.all(others.map((worker) => worker.close()));
}
