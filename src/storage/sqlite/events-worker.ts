import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventQuery } from '../ports/index.ts';
import type { SealedPartRow } from '../repositories/tables.ts';
import type { RowPosition } from '../sealed-store.ts';
import { ControlFile } from './control-file.ts';
import { SegmentFile } from './segment-file.ts';
import { type SegmentPart, segmentFileName } from './segment-name.ts';
import { SegmentReader } from './segment-reader.ts';
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
  const control = new ControlFile(controlFile, { readOnly: true });
  // Plain SQL: loading the query builder would take this thread longer than everything else it does at a start.
  const catalogue = () =>
    control.execute({ sql: 'SELECT * FROM sealed_parts', parameters: [], isRead: true })
      .rows as unknown as SealedPartRow[];
  const sealed = () => catalogue().map(segmentFileName);
  const reader = new SegmentReader(dir);
  removeSealed(dir, sealed());
  return {
    handlers: {
      search: ({ query, ...options }: SearchArgument, signal: AbortSignal) =>
        reader.search(query, { ...options, sealed: sealed() }, signal),
      get: (seq: number) => reader.get(seq, sealed()),
      segments: () => reader.segments(sealed()),
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
        remove(dir, name);
      },
    },
    close: () => {
      reader.close();
      control.close();
    },
  };
}

/** Removes files of parts that were sealed by a process that ended before it could. */
function removeSealed(dir: string, sealed: readonly string[]): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const present = new Set(readdirSync(dir));
  for (const name of sealed) if (present.has(name)) remove(dir, name);
}

function remove(dir: string, name: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dir, `${name}${suffix}`), { force: true });
}

serveWorker(open);
