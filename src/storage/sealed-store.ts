import type { EventRow } from './event-row.ts';
import type { EventQuery, HuntResult } from './ports/index.ts';

export interface SealedPart {
  readonly events: number;
  /** Size on disk, bytes. */
  readonly bytes: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Files relative to the data folder. */
  readonly files: readonly string[];
}

/** A row after which a search goes on: newest first by (timeMs, seq). */
export interface RowPosition {
  readonly timeMs: number;
  readonly seq: number;
}

/** Sealed days as OCSF Parquet, and read-only SQL over them. Runs DuckDB in a process of its own. */
export interface SealedStore {
  /**
   * Writes the rows as one part of the day and verifies the count by reading the files back. Safe to repeat: the part's
   * files are named by day and first seq and are replaced whole.
   */
  exportDay(day: string, rows: Iterable<EventRow> | AsyncIterable<EventRow>): Promise<SealedPart>;
  /** Newest first; `limit` rows at most. */
  search(
    query: Omit<EventQuery, 'cursor' | 'limit'>,
    options: { readonly limit: number; readonly after?: RowPosition; readonly signal?: AbortSignal },
  ): Promise<readonly EventRow[]>;
  get(seq: number): Promise<EventRow | undefined>;
  /**
   * Runs one SELECT on the view `events`.
   * @param openRows for each open day, its rows after a seq in order: they are copied to a cache that grows as the day does
   */
  hunt(
    sql: string,
    options: {
      readonly rowsMax: number;
      readonly timeoutMs: number;
      readonly signal?: AbortSignal;
      readonly openDays: readonly string[];
      readonly openRows: (day: string, afterSeq: number) => Iterable<EventRow> | AsyncIterable<EventRow>;
    },
  ): Promise<HuntResult>;
  close(): Promise<void>;
}
