import { Fault } from '../../kernel/fault.ts';
import type { PortClient } from '../../kernel/port-rpc.ts';
import { storageErrors } from '../errors.ts';
import type { AppendResult, IncomingBatch, Journal, JournalChunk } from '../ports/index.ts';
import { chunkBytesMax } from '../ports/index.ts';
import type { JournalFile } from './journal-file.ts';
import type { AppendArgument } from './journal-worker.ts';

/** Bodies on their way to the journal's thread; beyond this the next one is refused unless it is alone. */
const PENDING_BYTES_MAX = 128 * 1024 * 1024;

/** The journal behind its writer thread. */
export class SqliteJournal implements Journal {
  readonly #client: PortClient;
  readonly #reader: JournalFile | undefined;
  #pendingBytes = 0;

  /** @param reader a connection of this thread, so that bodies that are read are not copied between threads */
  constructor(client: PortClient, reader?: JournalFile) {
    this.#client = client;
    this.#reader = reader;
  }

  async append(batches: readonly IncomingBatch[], idempotencyKey?: string): Promise<AppendResult> {
    const bytes = batches.reduce((sum, batch) => sum + batch.body.byteLength, 0);
    if (batches.some((batch) => batch.body.byteLength > chunkBytesMax))
      throw new Fault(storageErrors.badBatch);
    if (this.#pendingBytes > 0 && this.#pendingBytes + bytes > PENDING_BYTES_MAX) {
      throw new Fault(storageErrors.busy, { retryAfterSeconds: 1 });
    }
    // A copy, not the caller's own memory: a caller that is refused still holds what it must retry. Copying 400 bytes
    // takes some 50 ns.
    const copies = batches.map((batch) => ({ ...batch, body: new Uint8Array(batch.body) }));
    this.#pendingBytes += bytes;
    try {
      const argument: AppendArgument = { batches: copies, idempotencyKey };
      return await this.#client.call('append', argument, {
        transfer: copies.map((batch) => batch.body.buffer),
      });
    } finally {
      this.#pendingBytes -= bytes;
    }
  }

  async read(afterSeq: number, bytesMax: number): Promise<readonly JournalChunk[]> {
    return this.#reader?.read(afterSeq, bytesMax) ?? this.#client.call('read', { afterSeq, bytesMax });
  }

  trim(chunkSeq: number): Promise<void> {
    return this.#client.call('trim', chunkSeq);
  }

  acceptedTotal(): Promise<number> {
    return this.#client.call('acceptedTotal', undefined);
  }

  /** Numbers of later chunks are above `chunkSeq`, whatever happened to the file. */
  continueAfter(chunkSeq: number): Promise<void> {
    return this.#client.call('continueAfter', chunkSeq);
  }
}
