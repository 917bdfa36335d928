import { matchesExactly } from '../../src/storage/event-match.ts';
import { comparePositions } from '../../src/storage/event-order.ts';
import type { EventRow } from '../../src/storage/event-row.ts';
import type { HuntResult } from '../../src/storage/ports/index.ts';
import type { SealedPart, SealedStore } from '../../src/storage/sealed-store.ts';

/** Sealed days in memory, for tests of what surrounds them. It outlives the stores that are opened over it. */
export class MemorySealedStore implements SealedStore {
  /** Parts by day and first seq, as the Parquet store names its files. */
  readonly parts = new Map<string, readonly EventRow[]>();
  /** Called after an export has been written: a test may write events or throw there. */
  afterExport: () => Promise<void> | void = () => undefined;
  /** Rows that an export loses, to prove that the store notices. */
  rowsLost = 0;

  async exportDay(day: string, rows: Iterable<EventRow> | AsyncIterable<EventRow>): Promise<SealedPart> {
    const all: EventRow[] = [];
    for await (const row of rows) all.push(row);
    const kept = all.slice(this.rowsLost);
    const times = kept.map((row) => row.timeMs);
    const name = `${day}/${kept[0]?.seq}`;
    this.parts.set(name, kept);
    await this.afterExport();
    return {
      events: kept.length,
      bytes: 100,
      fromMs: Math.min(...times),
      toMs: Math.max(...times),
      files: [name],
    };
  }

  async search(...[query, options]: Parameters<SealedStore['search']>): Promise<readonly EventRow[]> {
    return [...this.parts.values()]
      .flat()
      .filter((row) => !options.after || comparePositions(row, options.after) > 0)
      .filter(
        (row) => row.timeMs >= (query.fromMs ?? 0) && row.timeMs < (query.toMs ?? Number.MAX_SAFE_INTEGER),
      )
      .filter((row) => row.raw.toLowerCase().includes(query.text?.toLowerCase() ?? ''))
      .filter((row) => matchesExactly(row, query))
      .sort(comparePositions)
      .slice(0, options.limit);
  }

  async get(seq: number): Promise<EventRow | undefined> {
    return [...this.parts.values()].flat().find((row) => row.seq === seq);
  }

  async hunt(...[sql, options]: Parameters<SealedStore['hunt']>): Promise<HuntResult> {
    const seqs = [...this.parts.values()].flat().map((row) => row.seq);
    for (const day of options.openDays) for await (const row of options.openRows(day, -1)) seqs.push(row.seq);
    return {
      columns: [{ name: sql, type: 'BIGINT' }],
      rows: seqs.map((seq) => [seq]),
      truncated: false,
      elapsedMs: 0,
    };
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }
}
