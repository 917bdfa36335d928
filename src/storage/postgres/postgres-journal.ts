import type { EventFormat } from '../../contracts/event.ts';
import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';
import {
  type AppendResult,
  chunkBytesMax,
  type IncomingBatch,
  type Journal,
  type JournalChunk,
  linesPerChunkMax,
} from '../ports/index.ts';
import type { PostgresPool, Session } from './open-pool.ts';

const KEY_KEPT_MS = 24 * 60 * 60 * 1000;
const GROUP_BYTES_MAX = 16 * 1024 * 1024;
const GROUP_UNITS_MAX = 500;
const PENDING_BYTES_MAX = 128 * 1024 * 1024;
const CHUNKS_READ_MAX = 256;

interface Unit {
  readonly batches: readonly IncomingBatch[];
  readonly key: string | undefined;
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

interface ChunkRow {
  readonly chunk_seq: number;
  readonly source: string;
  readonly format: string;
  readonly received_ms: number;
  readonly record_count: number;
  readonly body: Uint8Array;
}

/** The journal in PostgreSQL. Units that wait at the same time share a transaction, as in the embedded store. */
export class PostgresJournal implements Journal {
  readonly #pool: PostgresPool;
  #queue: Unit[] = [];
  #pendingBytes = 0;
  #isRunning = false;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  append(batches: readonly IncomingBatch[], idempotencyKey?: string): Promise<AppendResult> {
    const bytes = batches.reduce((sum, batch) => sum + batch.body.byteLength, 0);
    if (
      batches.some((batch) => batch.body.byteLength > chunkBytesMax || batch.recordCount > linesPerChunkMax)
    ) {
      return Promise.reject(new Fault(storageErrors.badBatch));
    }
    if (this.#pendingBytes > 0 && this.#pendingBytes + bytes > PENDING_BYTES_MAX) {
      return Promise.reject(new Fault(storageErrors.busy, { retryAfterSeconds: 1 }));
    }
    return new Promise((resolve, reject) => {
      this.#pendingBytes += bytes;
      this.#queue.push({ batches, key: idempotencyKey, bytes, resolve, reject });
      void this.#run();
    });
  }

  async read(afterSeq: number, bytesMax: number): Promise<readonly JournalChunk[]> {
    const rows = await this.#pool.query<ChunkRow>(
      `SELECT chunk_seq, source, format, received_ms, record_count, body FROM (
         SELECT *, sum(octet_length(body)) OVER (ORDER BY chunk_seq) - octet_length(body) AS bytes_before
         FROM (SELECT * FROM journal_chunks WHERE chunk_seq > $1 ORDER BY chunk_seq LIMIT ${CHUNKS_READ_MAX}) AS next
       ) AS counted WHERE bytes_before < greatest($2::bigint, 1) ORDER BY chunk_seq`,
      [afterSeq, bytesMax],
    );
    return rows.map((row) => ({
      chunkSeq: row.chunk_seq,
      source: row.source,
      format: row.format as EventFormat,
      receivedMs: row.received_ms,
      recordCount: row.record_count,
      body: row.body,
    }));
  }

  async trim(chunkSeq: number): Promise<void> {
    await this.#pool.query('DELETE FROM journal_chunks WHERE chunk_seq <= $1', [chunkSeq]);
  }

  async acceptedTotal(): Promise<number> {
    const rows = await this.#pool.query<{ accepted: number }>('SELECT accepted FROM journal_totals');
    return rows[0]?.accepted ?? 0;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#queue.length > 0) {
      const group = this.#nextGroup();
      await this.#commit(group);
      for (const unit of group) this.#pendingBytes -= unit.bytes;
    }
    this.#isRunning = false;
  }

  #nextGroup(): Unit[] {
    let count = 0;
    let bytes = 0;
    for (const unit of this.#queue) {
      if (count > 0 && (bytes + unit.bytes > GROUP_BYTES_MAX || count >= GROUP_UNITS_MAX)) break;
      count++;
      bytes += unit.bytes;
    }
    return this.#queue.splice(0, count);
  }

  async #commit(group: readonly Unit[]): Promise<void> {
    try {
      const outcomes = await this.#pool.transaction(async (session) => {
        // The row's lock makes writers of all processes take turns: chunks become visible in the order of their
        // numbers, so that a reader never passes one that was still on its way.
        await session.query('UPDATE journal_totals SET accepted = accepted');
        const outcomes: ({ readonly result: AppendResult } | { readonly error: unknown })[] = [];
        for (const unit of group) outcomes.push(await appendAlone(session, unit));
        return outcomes;
      });
      for (const [index, unit] of group.entries()) {
        const outcome = outcomes[index]!;
        if ('result' in outcome) unit.resolve(outcome.result);
        else unit.reject(outcome.error);
      }
    } catch (error) {
      for (const unit of group) unit.reject(error);
    }
  }
}

/** A unit that fails is undone alone. */
async function appendAlone(session: Session, unit: Unit) {
  await session.query('SAVEPOINT unit');
  try {
    const result = await append(session, unit);
    await session.query('RELEASE SAVEPOINT unit');
    return { result };
  } catch (error) {
    await session.query('ROLLBACK TO SAVEPOINT unit');
    return { error };
  }
}

async function append(session: Session, { batches, key }: Unit): Promise<AppendResult> {
  const nowMs = batches[0]?.receivedMs ?? 0;
  if (key !== undefined) {
    const known = await session.query<{ chunk_seq: number; record_count: number }>(
      'SELECT chunk_seq, record_count FROM journal_keys WHERE key = $1 AND created_ms > $2',
      [key, nowMs - KEY_KEPT_MS],
    );
    const first = known.rows[0];
    if (first) return { chunkSeq: first.chunk_seq, recordCount: first.record_count, duplicate: true };
  }
  let chunkSeq = 0;
  let recordCount = 0;
  for (const batch of batches) {
    const inserted = await session.query<{ chunk_seq: number }>(
      `INSERT INTO journal_chunks (source, format, received_ms, record_count, body)
       VALUES ($1, $2, $3, $4, $5) RETURNING chunk_seq`,
      [batch.source, batch.format, batch.receivedMs, batch.recordCount, Buffer.from(batch.body)],
    );
    chunkSeq ||= inserted.rows[0]?.chunk_seq ?? 0;
    recordCount += batch.recordCount;
  }
  await session.query('UPDATE journal_totals SET accepted = accepted + $1', [recordCount]);
  if (key !== undefined) {
    await session.query(
      `INSERT INTO journal_keys VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE
       SET chunk_seq = excluded.chunk_seq, record_count = excluded.record_count, created_ms = excluded.created_ms`,
      [key, chunkSeq, recordCount, nowMs],
    );
    await session.query('DELETE FROM journal_keys WHERE created_ms <= $1', [nowMs - KEY_KEPT_MS]);
  }
  return { chunkSeq, recordCount, duplicate: false };
}
