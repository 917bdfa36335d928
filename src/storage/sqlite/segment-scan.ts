import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Conditions } from '../event-conditions.ts';
import type { EventRow } from '../event-row.ts';
import type { RowPosition } from '../sealed-store.ts';

const FIRST_STEP_ROWS = 500;
const STEP_ROWS_MAX = 8_000;

export const eventColumns = `seq, time_ms AS timeMs, received_ms AS receivedMs, source, format,
  class_uid AS classUid, severity_id AS severityId, uid, message, entities, ocsf, raw`;

/** A row that matches, or only how far the scan has come. */
export interface ScanHead extends RowPosition {
  readonly row?: EventRow;
}

/**
 * Walks one segment from newer to older in steps of bounded work. SQLite cannot be interrupted within a statement, so
 * that each statement looks at a limited number of rows and the caller decides whether to go on.
 */
export class SegmentScan {
  readonly #boundary: StatementSync;
  readonly #select: StatementSync;
  readonly #parameters: readonly SQLInputValue[];
  readonly #fromMs: number;
  readonly #accept: (row: EventRow) => boolean;
  #after: RowPosition;
  #stepRows = FIRST_STEP_ROWS;
  #heads: ScanHead[] = [];
  #next = 0;
  #isDone = false;

  constructor(
    db: DatabaseSync,
    options: {
      readonly conditions: Conditions;
      readonly fromMs: number;
      readonly after: RowPosition;
      readonly accept: (row: EventRow) => boolean;
    },
  ) {
    const { conditions } = options;
    this.#fromMs = options.fromMs;
    this.#after = options.after;
    this.#accept = options.accept;
    this.#parameters = conditions.parameters;
    this.#boundary = db.prepare(
      `SELECT time_ms AS timeMs, seq FROM events WHERE time_ms >= ? AND (time_ms, seq) < (?, ?)
       ORDER BY time_ms DESC, seq DESC LIMIT 1 OFFSET ?`,
    );
    const filter = conditions.sql === '' ? '' : `AND ${conditions.sql}`;
    this.#select = db.prepare(
      `SELECT ${eventColumns} FROM events WHERE (time_ms, seq) >= (?, ?) AND (time_ms, seq) < (?, ?) ${filter}
       ORDER BY time_ms DESC, seq DESC`,
    );
  }

  /** The next row or mark; undefined at the segment's end. Does one step of work when it has to. */
  head(): ScanHead | undefined {
    if (this.#next >= this.#heads.length && !this.#isDone) this.#step();
    return this.#heads[this.#next];
  }

  advance(): void {
    this.#next++;
  }

  #step(): void {
    const { timeMs, seq } = this.#after;
    const edge = this.#boundary.get(this.#fromMs, timeMs, seq, this.#stepRows - 1) as RowPosition | undefined;
    const until = edge ?? { timeMs: this.#fromMs, seq: 0 };
    const rows = this.#select.all(
      until.timeMs,
      until.seq,
      timeMs,
      seq,
      ...this.#parameters,
    ) as unknown as EventRow[];
    this.#heads = rows.filter(this.#accept).map((row) => ({ timeMs: row.timeMs, seq: row.seq, row }));
    this.#next = 0;
    this.#isDone = edge === undefined;
    // The mark says that everything down to the edge has been looked at.
    if (edge) this.#heads.push({ timeMs: edge.timeMs, seq: edge.seq });
    this.#after = until;
    this.#stepRows = Math.min(this.#stepRows * 2, STEP_ROWS_MAX);
  }
}
