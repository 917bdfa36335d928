import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EventFormat } from '../../contracts/event.ts';
import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';
import type { AppendResult, IncomingBatch, JournalChunk } from '../ports/index.ts';
import { openDatabase, pragma } from './open-database.ts';

const SCHEMA_VERSION = 1;
const PAGE_BYTES = 16 * 1024;
const KEY_KEPT_MS = 24 * 60 * 60 * 1000;
const KEYS_PRUNED_MAX = 1_000;
/** Free pages worth this much stay in the file for the next chunks; beyond it the file shrinks. */
const FREE_BYTES_KEPT = 64 * 1024 * 1024;
const PAGES_FREED_AT_ONCE = 1_024;

/** AUTOINCREMENT: a number that was given once is never given again, even after a trim emptied the table. */
const SCHEMA = `
  CREATE TABLE chunks (
    chunk_seq INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    record_count INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  CREATE TABLE idempotency (
    key TEXT PRIMARY KEY,
    chunk_seq INTEGER NOT NULL,
    record_count INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotency_by_age ON idempotency (created_ms);
  CREATE TABLE totals (id INTEGER PRIMARY KEY CHECK (id = 1), accepted INTEGER NOT NULL) STRICT;
  INSERT INTO totals VALUES (1, 0);
`;

/** The journal's file: plain functions that a group commit wraps in transactions. One connection. */
export class JournalFile {
  readonly db: DatabaseSync;
  readonly #pageBytes: number;
  readonly #insert: StatementSync;
  readonly #count: StatementSync;
  readonly #findKey: StatementSync;
  readonly #putKey: StatementSync;
  readonly #pruneKeys: StatementSync;
  readonly #read: StatementSync;
  readonly #trim: StatementSync;
  readonly #accepted: StatementSync;

  constructor(file: string) {
    this.db = openDatabase(file, { pageSize: PAGE_BYTES, isShrinking: true });
    migrate(this.db, file);
    this.#pageBytes = pragma(this.db, 'page_size');
    this.#insert = this.db.prepare(
      'INSERT INTO chunks (source, format, received_ms, record_count, body) VALUES (?, ?, ?, ?, ?)',
    );
    this.#count = this.db.prepare('UPDATE totals SET accepted = accepted + ?');
    this.#findKey = this.db.prepare(
      'SELECT chunk_seq, record_count FROM idempotency WHERE key = ? AND created_ms > ?',
    );
    this.#putKey = this.db.prepare('INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?)');
    this.#pruneKeys = this.db.prepare(
      'DELETE FROM idempotency WHERE key IN (SELECT key FROM idempotency WHERE created_ms <= ? ORDER BY created_ms LIMIT ?)',
    );
    this.#read = this.db.prepare('SELECT * FROM chunks WHERE chunk_seq > ? ORDER BY chunk_seq');
    this.#trim = this.db.prepare(
      'DELETE FROM chunks WHERE chunk_seq IN (SELECT chunk_seq FROM chunks WHERE chunk_seq <= ? ORDER BY chunk_seq LIMIT ?)',
    );
    this.#accepted = this.db.prepare('SELECT accepted FROM totals');
  }

  /** Within a transaction. */
  append(batches: readonly IncomingBatch[], key: string | undefined): AppendResult {
    const nowMs = batches[0]?.receivedMs ?? 0;
    if (key !== undefined) {
      const known = this.#findKey.get(key, nowMs - KEY_KEPT_MS);
      if (known) {
        return {
          chunkSeq: Number(known['chunk_seq']),
          recordCount: Number(known['record_count']),
          duplicate: true,
        };
      }
    }
    let chunkSeq = 0;
    let recordCount = 0;
    for (const { source, format, receivedMs, recordCount: records, body } of batches) {
      const { lastInsertRowid } = this.#insert.run(source, format, receivedMs, records, body);
      chunkSeq ||= Number(lastInsertRowid);
      recordCount += records;
    }
    this.#count.run(recordCount);
    if (key !== undefined) {
      this.#putKey.run(key, chunkSeq, recordCount, nowMs);
      this.#pruneKeys.run(nowMs - KEY_KEPT_MS, KEYS_PRUNED_MAX);
    }
    return { chunkSeq, recordCount, duplicate: false };
  }

  read(afterSeq: number, bytesMax: number): JournalChunk[] {
    const chunks: JournalChunk[] = [];
    let bytes = 0;
    for (const row of this.#read.iterate(afterSeq)) {
      const body = row['body'] as Uint8Array;
      chunks.push({
        chunkSeq: Number(row['chunk_seq']),
        source: String(row['source']),
        format: row['format'] as EventFormat,
        receivedMs: Number(row['received_ms']),
        recordCount: Number(row['record_count']),
        body,
      });
      bytes += body.byteLength;
      if (bytes >= bytesMax) break;
    }
    return chunks;
  }

  /** Within a transaction: deletes some chunks; returns how many, 0 when nothing is left to delete. */
  trim(chunkSeq: number, chunksMax: number): number {
    return Number(this.#trim.run(chunkSeq, chunksMax).changes);
  }

  /** Gives some free pages back to the system when far more are free than a busy hour needs. */
  shrink(): void {
    const spare = pragma(this.db, 'freelist_count') - FREE_BYTES_KEPT / this.#pageBytes;
    if (spare >= PAGES_FREED_AT_ONCE) this.db.exec(`PRAGMA incremental_vacuum(${PAGES_FREED_AT_ONCE})`);
  }

  acceptedTotal(): number {
    return Number(this.#accepted.get()?.['accepted']);
  }

  /**
   * Makes sure that the next chunk's number is above `chunkSeq`. A journal that was deleted or restored from an older
   * copy would otherwise hand out numbers that the pipeline takes for work long done.
   */
  continueAfter(chunkSeq: number): void {
    const row = this.db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'").get();
    if (!row) this.db.prepare("INSERT INTO sqlite_sequence VALUES ('chunks', ?)").run(chunkSeq);
    else if (Number(row['seq']) < chunkSeq) {
      this.db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'chunks'").run(chunkSeq);
    }
  }

  close(): void {
    this.db.close();
  }
}

function migrate(db: DatabaseSync, file: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = pragma(db, 'user_version');
    if (version > SCHEMA_VERSION) throw new Fault(storageErrors.newer, { internal: file });
    if (version === 0) db.exec(`${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
