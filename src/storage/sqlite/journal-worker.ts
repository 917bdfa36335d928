import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';
import { type IncomingBatch, linesPerChunkMax } from '../ports/index.ts';
import { GroupCommit } from './group-commit.ts';
import { JournalFile } from './journal-file.ts';
import { serveWorker, type WorkerService } from './store-worker.ts';

export interface JournalWorkerData {
  readonly file: string;
}
export interface AppendArgument {
  readonly batches: readonly IncomingBatch[];
  readonly idempotencyKey: string | undefined;
}

/** A transaction takes bodies up to this, so that its fsync stays short and the WAL bounded. */
const GROUP_BYTES_MAX = 16 * 1024 * 1024;
const CHUNKS_TRIMMED_AT_ONCE = 16;
const UNIT_OVERHEAD_BYTES = 32 * 1024;

function open({ file }: JournalWorkerData): WorkerService {
  const journal = new JournalFile(file);
  const group = new GroupCommit(journal.db, file, GROUP_BYTES_MAX);
  return {
    handlers: {
      append: ({ batches, idempotencyKey }: AppendArgument) => {
        // A batch of more lines would run into the next chunk's numbers.
        if (batches.some((batch) => batch.recordCount > linesPerChunkMax))
          throw new Fault(storageErrors.badBatch);
        const bytes = batches.reduce((sum, batch) => sum + batch.body.byteLength, UNIT_OVERHEAD_BYTES);
        return group
          .run(() => journal.append(batches, idempotencyKey), bytes)
          .finally(() => release(batches));
      },
      read: ({ afterSeq, bytesMax }: { afterSeq: number; bytesMax: number }) =>
        journal.read(afterSeq, bytesMax),
      trim: async (chunkSeq: number) => {
        // In small steps, between which appends get their turn.
        for (;;) {
          const trimmed = await group.run(
            () => journal.trim(chunkSeq, CHUNKS_TRIMMED_AT_ONCE),
            GROUP_BYTES_MAX / 2,
          );
          if (trimmed === 0) break;
        }
        await group.run(() => journal.shrink());
      },
      acceptedTotal: () => journal.acceptedTotal(),
      continueAfter: (chunkSeq: number) => group.run(() => journal.continueAfter(chunkSeq)),
    },
    close: async () => {
      // Waits for its turn behind everything that was asked before.
      await group.run(() => undefined);
      journal.close();
    },
  };
}

/**
 * Frees the bodies now: they came by transfer and are stored. Left to the collector, which sees nothing but small
 * handles, they would pile up to a hundred megabytes.
 */
function release(batches: readonly IncomingBatch[]): void {
  for (const { body } of batches) (body.buffer as ArrayBuffer).transfer(0);
}

serveWorker(open);
