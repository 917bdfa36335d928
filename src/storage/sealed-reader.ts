import type { EventRow } from './event-row.ts';
import type { EventQuery } from './ports/index.ts';
import type { SegmentCatalogue } from './repositories/segment-catalogue.ts';
import type { RowPosition, SealedStore } from './sealed-store.ts';

/** Asks Parquet only when the catalogue says that the answer can be there: a DuckDB query costs far more than a look. */
export class SealedReader {
  readonly #sealed: SealedStore;
  readonly #catalogue: SegmentCatalogue;

  constructor(sealed: SealedStore, catalogue: SegmentCatalogue) {
    this.#sealed = sealed;
    this.#catalogue = catalogue;
  }

  /** @param newerThan rows that are not newer than this are not needed */
  async search(
    query: EventQuery,
    options: {
      readonly after: RowPosition;
      readonly limit: number;
      readonly newerThan: RowPosition | undefined;
      readonly signal: AbortSignal | undefined;
    },
  ): Promise<readonly EventRow[]> {
    const fromMs = Math.max(
      query.fromMs ?? Number.MIN_SAFE_INTEGER,
      options.newerThan?.timeMs ?? Number.MIN_SAFE_INTEGER,
    );
    const toMs = Math.min(query.toMs ?? Number.MAX_SAFE_INTEGER, options.after.timeMs + 1);
    const parts = await this.#catalogue.sealed();
    const isNeeded = parts.some(
      ({ from_ms, to_ms }) => from_ms !== null && to_ms !== null && from_ms < toMs && to_ms >= fromMs,
    );
    if (!isNeeded) return [];
    const { cursor: _cursor, limit: _limit, ...filters } = query;
    return this.#sealed.search(filters, {
      limit: options.limit,
      after: options.after,
      ...(options.signal ? { signal: options.signal } : {}),
    });
  }

  async get(seq: number): Promise<EventRow | undefined> {
    const parts = await this.#catalogue.sealed();
    const isThere = parts.some((part) => part.from_seq <= seq && seq <= part.to_seq);
    return isThere ? this.#sealed.get(seq) : undefined;
  }
}
