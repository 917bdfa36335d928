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
 *
 * Ties, events of one and the same millisecond, are walked apart: SQLite compares (time_ms, seq) as a pair only after
 * it has read every tie, and a bulk import may give a million events one time.
 */
export class SegmentScan {
  readonly #rangeEdge: StatementSync;
  readonly #tieEdge: StatementSync;
  readonly #range: StatementSync;
  readonly #ties: StatementSync;
  readonly #parameters: readonly SQLInputValue[];
  readonly #fromMs: number;
  readonly #accept: (row: EventRow) => boolean;
  #after: RowPosition;
  #stepRows = FIRST_STEP_ROWS;
  #heads: ScanHead[] = [];
  #next = 0;
  #isDone: boolean;

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
    this.#isDone = options.after.timeMs < options.fromMs;
    const newestFirst = 'ORDER BY time_ms DESC, seq DESC';
    const filter = conditions.sql === '' ? '' : `AND ${conditions.sql}`;
    this.#rangeEdge = db.prepare(
      `SELECT time_ms AS timeMs, seq FROM events WHERE time_ms >= ? AND time_ms < ? ${newestFirst} LIMIT 1 OFFSET ?`,
    );
    this.#tieEdge = db.prepare(
      'SELECT time_ms AS timeMs, seq FROM events WHERE time_ms = ? AND seq < ? ORDER BY seq DESC LIMIT 1 OFFSET ?',
    );
    this.#range = db.prepare(
      `SELECT ${eventColumns} FROM events WHERE time_ms >= ? AND time_ms < ? ${filter} ${newestFirst}`,
    );
    this.#ties = db.prepare(
      `SELECT ${eventColumns} FROM events WHERE time_ms = ? AND seq >= ? AND seq < ? ${filter} ORDER BY seq DESC`,
    );
  }

  /** The next row or mark; undefined at the segment's end. Does steps of work when it has to. */
  head(): ScanHead | undefined {
    if (this.#next >= this.#heads.length && !this.#isDone) this.#step();
    return this.#heads[this.#next];
  }

  advance(): void {
    this.#next++;
  }

  #step(): void {
    const { rows, reached } = this.#after.seq >= 0 ? this.#stepThroughTies() : this.#stepThroughTimes();
    this.#heads = rows.filter(this.#accept).map((row) => ({ timeMs: row.timeMs, seq: row.seq, row }));
    this.#next = 0;
    this.#stepRows = Math.min(this.#stepRows * 2, STEP_ROWS_MAX);
    if (!reached) {
      this.#isDone = true;
      return;
    }
    // The mark says that everything newer has been looked at.
    this.#heads.push(reached);
    this.#after = reached;
  }

  #stepThroughTies(): Step {
    const { timeMs, seq } = this.#after;
    const edge = this.#tieEdge.get(timeMs, seq, this.#stepRows - 1) as RowPosition | undefined;
    const reached = { timeMs, seq: edge?.seq ?? -1 };
    return { rows: this.#rows(this.#ties, timeMs, Math.max(reached.seq, 0), seq), reached };
  }

  #stepThroughTimes(): Step {
    const { timeMs } = this.#after;
    const edge = this.#rangeEdge.get(this.#fromMs, timeMs, this.#stepRows - 1) as RowPosition | undefined;
    if (!edge) return { rows: this.#rows(this.#range, this.#fromMs, timeMs), reached: undefined };
    const newer = this.#rows(this.#range, edge.timeMs + 1, timeMs);
    const ties = this.#rows(this.#ties, edge.timeMs, edge.seq, Number.MAX_SAFE_INTEGER);
    return { rows: [...newer, ...ties], reached: { timeMs: edge.timeMs, seq: edge.seq } };
  }

  #rows(statement: StatementSync, ...range: readonly number[]): EventRow[] {
    return statement.all(...range, ...this.#parameters) as unknown as EventRow[];
  }
}

interface Step {
  readonly rows: readonly EventRow[];
  /** Undefined at the segment's end. */
  readonly reached: RowPosition | undefined;
}
