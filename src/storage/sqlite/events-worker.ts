import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { EventRecord } from '../../contracts/event.ts';
import type { EventQuery } from '../ports/index.ts';
import { SegmentCatalogue } from '../repositories/segment-catalogue.ts';
import type { ControlTables } from '../repositories/tables.ts';
import type { RowPosition } from '../sealed-store.ts';
import { ControlFile } from './control-file.ts';
import { LocalDriver } from './local-driver.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { SegmentFile } from './segment-file.ts';
import { type SegmentPart, segmentFileName } from './segment-name.ts';
import { SegmentReader } from './segment-reader.ts';
import { SegmentWriter } from './segment-writer.ts';
import { serveWorker, type WorkerService } from './store-worker.ts';

export interface EventsWorkerData {
  readonly dir: string;
  readonly controlFile: string;
}
export interface SearchArgument {
  readonly query: EventQuery;
  readonly after: RowPosition;
  readonly limit: number;
}

/** Searches the open segments, so that no search ever holds up a write or the main thread. */
function open({ dir, controlFile }: EventsWorkerData): WorkerService {
  const control = new Kysely<ControlTables>({
    dialect: nodeSqliteDialect(new LocalDriver(new ControlFile(controlFile, { readOnly: true }))),
  });
  const catalogue = new SegmentCatalogue(control);
  const sealed = async () => (await catalogue.sealed()).map(segmentFileName);
  const writer = new SegmentWriter(dir, () => catalogue.sealed());
  const reader = new SegmentReader(dir);
  return {
    handlers: {
      write: (events: readonly EventRecord[]) => writer.write(events),
      search: async ({ query, ...options }: SearchArgument, signal: AbortSignal) =>
        reader.search(query, { ...options, sealed: await sealed() }, signal),
      get: async (seq: number) => reader.get(seq, await sealed()),
      segments: async () => reader.segments(await sealed()),
      rows: ({ part, afterSeq, limit }: { part: SegmentPart; afterSeq: number; limit: number }) =>
        reader.rows(part, afterSeq, limit),
      startSealing: (part: SegmentPart) => {
        const file = new SegmentFile(join(dir, segmentFileName(part)));
        file.startSealing();
        file.close();
      },
      drop: (part: SegmentPart) => {
        const name = segmentFileName(part);
        reader.forget(name);
        for (const suffix of ['', '-wal', '-shm']) rmSync(join(dir, `${name}${suffix}`), { force: true });
      },
    },
    close: async () => {
      writer.close();
      reader.close();
      await control.destroy();
    },
  };
}

serveWorker(open);
