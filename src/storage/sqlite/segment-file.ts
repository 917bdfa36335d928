import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';
import { openDatabase, pragma } from './open-database.ts';
import { type SegmentRow, segmentColumn, segmentColumns } from './segment-row.ts';
import { sqliteFault } from './sqlite-fault.ts';

const SCHEMA_VERSION = 1;
/** One statement for so many events costs a fifth less than one for each. */
const EVENTS_PER_STATEMENT = 16;

/** The index on time ends in the row's seq by itself: SQLite appends the row id to every index. */
const SCHEMA = `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    time_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    class_uid INTEGER NOT NULL,
    severity_id INTEGER NOT NULL,
    uid TEXT,
    message TEXT NOT NULL,
    entities TEXT NOT NULL,
    ocsf TEXT NOT NULL,
    raw TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_by_time ON events (time_ms);
  CREATE UNIQUE INDEX events_by_uid ON events (source, uid) WHERE uid IS NOT NULL;
  CREATE TABLE segment (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL CHECK (state IN ('open', 'sealing')),
    events INTEGER NOT NULL,
    from_ms INTEGER,
    to_ms INTEGER
  ) STRICT;
  INSERT INTO segment VALUES (1, 'open', 0, NULL, NULL);
`;

export interface SegmentFacts {
  readonly state: 'open' | 'sealing';
  readonly events: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export type WriteOutcome =
  | { readonly isSealing: true }
  | { readonly isSealing: false; readonly duplicateUids: number[] };

/** The file of an open segment, as its writer sees it. */
export class SegmentFile {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #insertOne: StatementSync;
  readonly #insertMany: StatementSync;
  readonly #findSeq: StatementSync;
  readonly #findUid: StatementSync;
  readonly #facts: StatementSync;
  readonly #grow: StatementSync;

  constructor(file: string) {
    this.#file = file;
    this.#db = openDatabase(file, { pageSize: 16_384, cacheKib: 16 * 1024 });
    createSchema(this.#db, file);
    this.#insertOne = this.#db.prepare(insertSql(1));
    this.#insertMany = this.#db.prepare(insertSql(EVENTS_PER_STATEMENT));
    this.#findSeq = this.#db.prepare('SELECT 1 FROM events WHERE seq = ?');
    this.#findUid = this.#db.prepare('SELECT seq FROM events WHERE source = ? AND uid = ?');
    this.#facts = this.#db.prepare('SELECT state, events, from_ms, to_ms FROM segment');
    this.#grow = this.#db.prepare(
      'UPDATE segment SET events = events + ?1, from_ms = min(ifnull(from_ms, ?2), ?2), to_ms = max(ifnull(to_ms, ?3), ?3)',
    );
  }

  facts(): SegmentFacts {
    return factsOf(this.#facts.get());
  }

  /** Seq of the event of the source with this uid. */
  seqOfUid(source: string, uid: string): number | undefined {
    const row = this.#findUid.get(source, uid);
    return row && Number(row['seq']);
  }

  /**
   * Stores the rows in one durable transaction, unless the segment is being sealed: the state is read within the
   * transaction, so that no event slips in behind the export.
   */
  write(rows: readonly SegmentRow[]): WriteOutcome {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      if (this.facts().state === 'sealing') {
        this.#db.exec('ROLLBACK');
        return { isSealing: true };
      }
      const duplicateUids = this.#insertAll(rows);
      this.#db.exec('COMMIT');
      return { isSealing: false, duplicateUids };
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw sqliteFault(error, this.#file);
    }
  }

  /** From here on nothing is written to the segment, by whatever thread or process. */
  startSealing(): void {
    this.#db.exec("UPDATE segment SET state = 'sealing'");
  }

  close(): void {
    this.#db.close();
  }

  #insertAll(rows: readonly SegmentRow[]): number[] {
    const duplicateUids: number[] = [];
    let stored = 0;
    for (let start = 0; start < rows.length; ) {
      const isFull = rows.length - start >= EVENTS_PER_STATEMENT;
      const part = rows.slice(start, start + (isFull ? EVENTS_PER_STATEMENT : 1));
      const statement = isFull ? this.#insertMany : this.#insertOne;
      const changes = Number(statement.run(...part.flat()).changes);
      stored += changes;
      // Whoever was ignored and is not there by its own seq was ignored for its uid.
      if (changes < part.length) {
        duplicateUids.push(
          ...part.map((row) => row[segmentColumn.seq]).filter((seq) => !this.#findSeq.get(seq)),
        );
      }
      start += part.length;
    }
    if (stored > 0) this.#grow.run(stored, ...timeRange(rows));
    return duplicateUids;
  }
}

function insertSql(rows: number): string {
  const values = `(${Array(segmentColumns).fill('?').join(', ')})`;
  return `INSERT OR IGNORE INTO events VALUES ${Array(rows).fill(values).join(', ')}`;
}

function timeRange(rows: readonly SegmentRow[]): readonly [fromMs: number, toMs: number] {
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const timeMs = row[segmentColumn.timeMs];
    fromMs = Math.min(fromMs, timeMs);
    toMs = Math.max(toMs, timeMs);
  }
  return [fromMs, toMs];
}

export function factsOf(row: Record<string, unknown> | undefined): SegmentFacts {
  if (!row) throw new Fault(storageErrors.corrupt, { internal: 'the segment has no facts' });
  return {
    state: row['state'] === 'sealing' ? 'sealing' : 'open',
    events: Number(row['events']),
    fromMs: row['from_ms'] as number | null,
    toMs: row['to_ms'] as number | null,
  };
}

function createSchema(db: DatabaseSync, file: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = pragma(db, 'user_version');
    if (version > SCHEMA_VERSION) throw new Fault(storageErrors.newer, { internal: file });
    if (version === 0) db.exec(`${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw sqliteFault(error, file);
  }
}
