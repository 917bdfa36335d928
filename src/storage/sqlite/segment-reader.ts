import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { eventConditions, type TextFunctions } from '../event-conditions.ts';
import { matchesExactly } from '../event-match.ts';
import { comparePositions } from '../event-order.ts';
import type { EventRow } from '../event-row.ts';
import type { EventQuery } from '../ports/index.ts';
import type { RowPosition } from '../sealed-store.ts';
import { openDatabase } from './open-database.ts';
import { factsOf, type SegmentFacts } from './segment-file.ts';
import { type SegmentPart, segmentFileName, segmentPartOf } from './segment-name.ts';
import { eventColumns, SegmentScan } from './segment-scan.ts';
import { sqliteFault } from './sqlite-fault.ts';

const SEARCH_MS_MAX = 1_500;
/** After so much work in one go, other questions get their turn. */
const TURN_MS = 25;

const textFunctions: TextFunctions = { contains: (column) => `instr(${column}, ?) > 0`, like: 'LIKE' };

export interface OpenSegment extends SegmentPart, SegmentFacts {
  readonly bytes: number;
}

export interface SegmentSearch {
  readonly rows: readonly EventRow[];
  /** Set when the search stopped early: everything newer than this was looked at. */
  readonly stoppedAt?: RowPosition;
}

/** Reads open segments. Sealed parts whose file still lingers are left out. */
export class SegmentReader {
  readonly #dir: string;
  readonly #searchMsMax: number;
  readonly #files = new Map<string, DatabaseSync>();

  /** @param searchMsMax a search that takes longer answers with what it has */
  constructor(dir: string, searchMsMax = SEARCH_MS_MAX) {
    this.#dir = dir;
    this.#searchMsMax = searchMsMax;
  }

  /** @param sealed names of files whose rows are in Parquet already */
  async search(
    query: EventQuery,
    options: { readonly after: RowPosition; readonly limit: number; readonly sealed: readonly string[] },
    signal: AbortSignal,
  ): Promise<SegmentSearch> {
    const conditions = eventConditions(query, textFunctions);
    const fromMs = query.fromMs ?? Number.MIN_SAFE_INTEGER;
    const accept = (row: EventRow) => matchesExactly(row, query);
    const names = this.#names(options.sealed);
    const scans = names.map(
      (name) => new SegmentScan(this.#open(name), { conditions, fromMs, after: options.after, accept }),
    );
    const rows: EventRow[] = [];
    const deadlineMs = performance.now() + this.#searchMsMax;
    let turnEndsMs = performance.now() + TURN_MS;
    let reached = options.after;
    while (rows.length < options.limit) {
      if (performance.now() > turnEndsMs) {
        await nextTurn();
        signal.throwIfAborted();
        turnEndsMs = performance.now() + TURN_MS;
      }
      if (performance.now() > deadlineMs && reached !== options.after) return { rows, stoppedAt: reached };
      const scan = newestOf(scans);
      const head = scan?.head();
      if (!scan || !head) return { rows };
      reached = { timeMs: head.timeMs, seq: head.seq };
      if (head.row) rows.push(head.row);
      scan.advance();
    }
    return { rows };
  }

  get(seq: number, sealed: readonly string[]): EventRow | undefined {
    for (const name of this.#names(sealed).reverse()) {
      const row = this.#run(name, (db) =>
        db.prepare(`SELECT ${eventColumns} FROM events WHERE seq = ?`).get(seq),
      );
      if (row) return row as unknown as EventRow;
    }
    return undefined;
  }

  /** Rows of a part in order of seq, for export. */
  rows(part: SegmentPart, afterSeq: number, limit: number): EventRow[] {
    const sql = `SELECT ${eventColumns} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`;
    return this.#run(segmentFileName(part), (db) =>
      db.prepare(sql).all(afterSeq, limit),
    ) as unknown as EventRow[];
  }

  async segments(sealed: readonly string[]): Promise<OpenSegment[]> {
    return Promise.all(
      this.#names(sealed).map(async (name) => {
        const sql = 'SELECT state, events, from_ms, to_ms FROM segment';
        const facts = factsOf(this.#run(name, (db) => db.prepare(sql).get()));
        return { ...segmentPartOf(name)!, ...facts, bytes: (await stat(join(this.#dir, name))).size };
      }),
    );
  }

  forget(name: string): void {
    this.#files.get(name)?.close();
    this.#files.delete(name);
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }

  /** Files of open segments, oldest day first. */
  #names(sealed: readonly string[]): string[] {
    const names = readdirSync(this.#dir).filter((name) => segmentPartOf(name) && !sealed.includes(name));
    for (const name of this.#files.keys()) if (!names.includes(name)) this.forget(name);
    return names.sort();
  }

  #run<Result>(name: string, read: (db: DatabaseSync) => Result): Result {
    try {
      return read(this.#open(name));
    } catch (error) {
      throw sqliteFault(error, join(this.#dir, name));
    }
  }

  #open(name: string): DatabaseSync {
    let db = this.#files.get(name);
    db ??= openDatabase(join(this.#dir, name), { readOnly: true, cacheKib: 8 * 1024 });
    this.#files.delete(name);
    this.#files.set(name, db);
    return db;
  }
}

function newestOf(scans: readonly SegmentScan[]): SegmentScan | undefined {
  let newest: SegmentScan | undefined;
  for (const scan of scans) {
    const head = scan.head();
    if (!head) continue;
    const best = newest?.head();
    if (!best || comparePositions(head, best) < 0) newest = scan;
  }
  return newest;
}
