import type { EventRecord, EventView } from '../../contracts/event.ts';
import { Fault } from '../../kernel/fault.ts';
import type { PortClient } from '../../kernel/port-rpc.ts';
import { isArrivalDay } from '../arrival-day.ts';
import { storageErrors } from '../errors.ts';
import { decodePosition } from '../event-order.ts';
import { type EventRow, eventViewOf } from '../event-row.ts';
import { mergeSearch } from '../merge-search.ts';
import type { EventPage, EventQuery, EventStore, SegmentInfo } from '../ports/index.ts';
import { type SegmentCatalogue, sealedSummary } from '../repositories/segment-catalogue.ts';
import { SealedReader } from '../sealed-reader.ts';
import type { SealedStore } from '../sealed-store.ts';
import { summariseDays } from '../segment-summary.ts';
import type { SearchArgument } from './events-worker.ts';
import type { SegmentPart } from './segment-name.ts';
import type { OpenSegment, SegmentSearch } from './segment-reader.ts';
import { segmentRow } from './segment-row.ts';

const ROWS_PER_EXPORT_STEP = 1_000;

export interface SqliteEventStoreDeps {
  /** The thread that searches segments. */
  readonly client: PortClient;
  readonly catalogue: SegmentCatalogue;
  readonly sealed: SealedStore;
  /** The thread that writes segments. */
  readonly writer: PortClient;
}

/** Events in open segments, read and written by two threads of their own, and in sealed days. */
export class SqliteEventStore implements EventStore {
  readonly #deps: SqliteEventStoreDeps;
  readonly #sealedReader: SealedReader;
  #sealing: Promise<unknown> = Promise.resolve();

  constructor(deps: SqliteEventStoreDeps) {
    this.#deps = deps;
    this.#sealedReader = new SealedReader(deps.sealed, deps.catalogue);
  }

  async write(events: readonly EventRecord[]): Promise<{ readonly duplicateUids: readonly number[] }> {
    return this.#deps.writer.call('write', events.map(segmentRow));
  }

  async search(query: EventQuery, signal?: AbortSignal): Promise<EventPage> {
    const limit = query.limit + 1;
    const after = query.cursor === undefined ? beforeTime(query.toMs) : decodePosition(query.cursor);
    const argument: SearchArgument = { query, after, limit };
    const open = await this.#deps.client.call<SegmentSearch>('search', argument, { signal });
    const newerThan = open.rows.length >= limit ? open.rows.at(-1) : open.stoppedAt;
    const sealed = await this.#sealedReader.search(query, { after, limit, newerThan, signal });
    return mergeSearch([...sealed, ...open.rows], query.limit, open.stoppedAt);
  }

  async get(seq: number): Promise<EventView | undefined> {
    const row =
      (await this.#deps.client.call<EventRow | undefined>('get', seq)) ?? (await this.#sealedReader.get(seq));
    return row && eventViewOf(row);
  }

  async segments(): Promise<readonly SegmentInfo[]> {
    const [open, sealed] = await Promise.all([this.#open(), this.#deps.catalogue.sealed()]);
    return summariseDays([
      ...open.map((part) => ({ ...part, isSealed: false })),
      ...sealed.map(sealedSummary),
    ]);
  }

  /** One at a time: a part must not be exported twice at once. */
  seal(day: string): Promise<SegmentInfo> {
    if (!isArrivalDay(day)) return Promise.reject(new Fault(storageErrors.unknownDay, { field: 'day' }));
    const result = this.#sealing.then(() => this.#seal(day));
    this.#sealing = result.catch(() => undefined);
    return result;
  }

  /** Rows of a day's open parts in order of seq, for the hunt's cache. */
  async *openRows(day: string, afterSeq: number): AsyncIterable<EventRow> {
    const parts = (await this.#open()).filter((part) => part.day === day);
    for (const part of parts) yield* this.#rows(part, afterSeq);
  }

  async openDays(): Promise<readonly string[]> {
    return [...new Set((await this.#open()).map((part) => part.day))];
  }

  async #seal(day: string): Promise<SegmentInfo> {
    await this.#dropSealed();
    for (const part of await this.#open()) if (part.day === day) await this.#sealPart(part);
    const info = (await this.segments()).find((segment) => segment.day === day);
    if (!info) throw new Fault(storageErrors.unknownDay, { field: 'day' });
    return info;
  }

  /**
   * Each step leaves a state from which all can be repeated: marked (nothing more is written), exported (found twice,
   * shown once), catalogued (from here on the Parquet file counts), dropped.
   */
  async #sealPart({ day, part }: OpenSegment): Promise<void> {
    await this.#deps.client.call('startSealing', { day, part });
    const events = (await this.#open()).find((open) => open.day === day && open.part === part)?.events ?? 0;
    if (events > 0) {
      const range = { fromSeq: Number.POSITIVE_INFINITY, toSeq: -1 };
      const exported = await this.#deps.sealed.exportDay(day, this.#rows({ day, part }, -1, range));
      if (exported.events !== events) {
        const message = `The export of ${day} holds ${exported.events} of ${events} events; the day stays open.`;
        throw new Fault(storageErrors.failed, { message });
      }
      await this.#deps.catalogue.put({
        day,
        part,
        events,
        bytes: exported.bytes,
        from_ms: exported.fromMs,
        to_ms: exported.toMs,
        from_seq: range.fromSeq,
        to_seq: range.toSeq,
        sealed_ms: Date.now(),
      });
    }
    await this.#drop({ day, part });
  }

  async *#rows(
    part: SegmentPart,
    afterSeq: number,
    range?: { fromSeq: number; toSeq: number },
  ): AsyncIterable<EventRow> {
    let last = afterSeq;
    for (;;) {
      const argument = {
        part: { day: part.day, part: part.part },
        afterSeq: last,
        limit: ROWS_PER_EXPORT_STEP,
      };
      const rows = await this.#deps.client.call<EventRow[]>('rows', argument);
      const lastRow = rows.at(-1);
      if (!lastRow) return;
      last = lastRow.seq;
      if (range) {
        range.fromSeq = Math.min(range.fromSeq, rows[0]?.seq ?? last);
        range.toSeq = last;
      }
      yield* rows;
    }
  }

  /** Removes files of parts that were sealed, and whose file could not be removed then. */
  async #dropSealed(): Promise<void> {
    for (const { day, part } of await this.#deps.catalogue.sealed()) await this.#drop({ day, part });
  }

  #open(): Promise<OpenSegment[]> {
    return this.#deps.client.call('segments', undefined);
  }

  #drop({ day, part }: SegmentPart): Promise<void> {
    return this.#deps.client.call('drop', { day, part });
  }
}

function beforeTime(toMs: number | undefined) {
  return { timeMs: toMs ?? Number.MAX_SAFE_INTEGER, seq: -1 };
}
