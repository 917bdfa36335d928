import { eventConditions, type TextFunctions } from '../event-conditions.ts';
import { matchesExactly } from '../event-match.ts';
import type { EventRow } from '../event-row.ts';
import type { EventQuery } from '../ports/index.ts';
import type { RowPosition } from '../sealed-store.ts';
import { eventColumns, eventRowOf, type StoredEventRow } from './event-table.ts';
import type { PostgresPool } from './open-pool.ts';

const FIRST_STEP_ROWS = 500;
const STEP_ROWS_MAX = 20_000;
const SEARCH_MS_MAX = 1_500;

const textFunctions: TextFunctions = { contains: (column) => `strpos(${column}, ?) > 0`, like: 'ILIKE' };

/** Walks the open events from newer to older in steps of bounded work, until the page is full or time is up. */
export async function searchEvents(
  pool: PostgresPool,
  query: EventQuery,
  options: { readonly after: RowPosition; readonly limit: number; readonly signal: AbortSignal | undefined },
): Promise<{ readonly rows: readonly EventRow[]; readonly stoppedAt?: RowPosition }> {
  const conditions = eventConditions(query, textFunctions);
  const fromMs = query.fromMs ?? Number.MIN_SAFE_INTEGER;
  const deadlineMs = performance.now() + SEARCH_MS_MAX;
  const rows: EventRow[] = [];
  let after = options.after;
  for (let stepRows = FIRST_STEP_ROWS; ; stepRows = Math.min(stepRows * 2, STEP_ROWS_MAX)) {
    options.signal?.throwIfAborted();
    const [edge] = await pool.query<RowPosition>(boundarySql, [
      fromMs,
      after.timeMs,
      after.seq,
      stepRows - 1,
    ]);
    const until = edge ?? { timeMs: fromMs, seq: 0 };
    const found = await pool.query<StoredEventRow>(selectSql(conditions.sql), [
      until.timeMs,
      until.seq,
      after.timeMs,
      after.seq,
      ...conditions.parameters,
    ]);
    rows.push(...found.map(eventRowOf).filter((row) => matchesExactly(row, query)));
    if (rows.length >= options.limit) return { rows: rows.slice(0, options.limit) };
    if (!edge) return { rows };
    if (performance.now() > deadlineMs) return { rows, stoppedAt: { timeMs: edge.timeMs, seq: edge.seq } };
    after = edge;
  }
}

const boundarySql = `SELECT time_ms AS "timeMs", seq FROM events
  WHERE time_ms >= $1 AND (time_ms, seq) < ($2, $3) ORDER BY time_ms DESC, seq DESC LIMIT 1 OFFSET $4`;

function selectSql(filter: string): string {
  let number = 4;
  const numbered = filter.replaceAll('?', () => `$${++number}`);
  return `SELECT ${eventColumns} FROM events WHERE (time_ms, seq) >= ($1, $2) AND (time_ms, seq) < ($3, $4)
    ${numbered === '' ? '' : `AND ${numbered}`} ORDER BY time_ms DESC, seq DESC`;
}
