import type { SealedPartRow } from '../repositories/tables.ts';
import { ControlFile } from './control-file.ts';
import type { SegmentRow } from './segment-row.ts';
import { SegmentWriter } from './segment-writer.ts';
import { serveWorker, type WorkerService } from './store-worker.ts';

export interface SegmentsWorkerData {
  readonly dir: string;
  readonly controlFile: string;
}

/** Writes segments: while a batch is on its way to the disk, the pipeline's thread works on the next. */
function open({ dir, controlFile }: SegmentsWorkerData): WorkerService {
  const control = new ControlFile(controlFile, { readOnly: true });
  const sealedParts = async () =>
    control.execute({ sql: 'SELECT * FROM sealed_parts', parameters: [], isRead: true })
      .rows as unknown as SealedPartRow[];
  const writer = new SegmentWriter(dir, sealedParts);
  // One batch after another: two at once would be in one transaction.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    handlers: {
      write: (rows: readonly SegmentRow[]) => {
        const result = turn.then(() => writer.write(rows));
        turn = result.catch(() => undefined);
        return result;
      },
    },
    close: async () => {
      await turn;
      writer.close();
      control.close();
    },
  };
}

serveWorker(open);
