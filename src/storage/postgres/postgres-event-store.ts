import type { Kysely } from 'kysely';
import type { EventRecord, EventView } from '../../contracts/event.ts';
import { Fault } from '../../kernel/fault.ts';
import { arrivalDay, isArrivalDay } from '../arrival-day.ts';
import { storageErrors } from '../errors.ts';
import { decodePosition } from '../event-order.ts';
import { type EventRow, eventViewOf } from '../event-row.ts';
import { mergeSearch } from '../merge-search.ts';
import type { EventPage, EventQuery, EventStore, SegmentInfo } from '../ports/index.ts';
import { SegmentCatalogue, sealedSummary } from '../repositories/segment-catalogue.ts';
import type { ControlTables } from '../repositories/tables.ts';
import { SealedReader } from '../sealed-reader.ts';
import type { SealedStore } from '../sealed-store.ts';
import { summariseDays } from '../segment-summary.ts';
import {
  eventColumns,
  eventRowOf,
  insertEvents,
  insertParameters,
  type StoredEventRow,
} from './event-table.ts';
import type { PostgresPool, Session } from './open-pool.ts';
import { searchEvents } from './search-events.ts';

const ROWS_PER_INSERT = 1_000;
const ROWS_PER_EXPORT_STEP = 1_000;

interface OpenDayRow {
  readonly day: string;
  readonly events: number;
  readonly bytes: number;
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Open events in one table; sealed days in Parquet. */
export class PostgresEventStore implements EventStore {
  readonly #pool: PostgresPool;
  readonly #catalogue: SegmentCatalogue;
  readonly #sealed: SealedStore;
  readonly #sealedReader: SealedReader;
  #sealing: Promise<unknown> = Promise.resolve();

  constructor(pool: PostgresPool, db: Kysely<ControlTables>, sealed: SealedStore) {
    this.#pool = pool;
    this.#catalogue = new SegmentCatalogue(db);
    this.#sealed = sealed;
    this.#sealedReader = new SealedReader(sealed, this.#catalogue);
  }

  async write(events: readonly EventRecord[]): Promise<{ readonly duplicateUids: readonly number[] }> {
    if (events.length === 0) return { duplicateUids: [] };
    const sealed = await this.#catalogue.sealed();
    const isSealed = ({ seq, receivedMs }: EventRecord) =>
      sealed.some((part) => part.to_seq >= seq && part.day === arrivalDay(receivedMs));
    const fresh = sealed.length === 0 ? events : events.filter((event) => !isSealed(event));
    return this.#pool.transaction(async (session) => {
      const duplicateUids: number[] = [];
      for (let start = 0; start < fresh.length; start += ROWS_PER_INSERT) {
        duplicateUids.push(...(await insert(session, fresh.slice(start, start + ROWS_PER_INSERT))));
      }
      return { duplicateUids };
    });
  }

  async search(query: EventQuery, signal?: AbortSignal): Promise<EventPage> {
    const limit = query.limit + 1;
    const after =
      query.cursor === undefined
        ? { timeMs: query.toMs ?? Number.MAX_SAFE_INTEGER, seq: -1 }
        : decodePosition(query.cursor);
    const open = await searchEvents(this.#pool, query, { after, limit, signal });
    const newerThan = open.rows.length >= limit ? open.rows.at(-1) : open.stoppedAt;
    const sealed = await this.#sealedReader.search(query, { after, limit, newerThan, signal });
    return mergeSearch([...sealed, ...open.rows], query.limit, open.stoppedAt);
  }

  async get(seq: number): Promise<EventView | undefined> {
    const [row] = await this.#pool.query<StoredEventRow>(
      `SELECT ${eventColumns} FROM events WHERE seq = $1`,
      [seq],
    );
    if (row) return eventViewOf(eventRowOf(row));
    const sealed = await this.#sealedReader.get(seq);
    return sealed && eventViewOf(sealed);
  }

  async segments(): Promise<readonly SegmentInfo[]> {
    const [open, sealed] = await Promise.all([this.#open(), this.#catalogue.sealed()]);
    const openParts = open.map(({ from_ms, to_ms, ...row }) => ({
      ...row,
      fromMs: from_ms,
      toMs: to_ms,
      isSealed: false,
    }));
    return summariseDays([...openParts, ...sealed.map(sealedSummary)]);
  }

  /** One at a time: a day must not be exported twice at once. */
  seal(day: string): Promise<SegmentInfo> {
    if (!isArrivalDay(day)) return Promise.reject(new Fault(storageErrors.unknownDay, { field: 'day' }));
    const result = this.#sealing.then(() => this.#seal(day));
    this.#sealing = result.catch(() => undefined);
    return result;
  }

  async openDays(): Promise<readonly string[]> {
    return (await this.#open()).map((row) => row.day);
  }

  /** Rows of a day in order of seq, for the hunt's cache and the export. */
  async *openRows(day: string, afterSeq: number, toSeq = Number.MAX_SAFE_INTEGER): AsyncIterable<EventRow> {
    const sql = `SELECT ${eventColumns} FROM events WHERE day = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4`;
    let last = afterSeq;
    for (;;) {
      const rows = await this.#pool.query<StoredEventRow>(sql, [day, last, toSeq, ROWS_PER_EXPORT_STEP]);
      const lastRow = rows.at(-1);
      if (!lastRow) return;
      last = lastRow.seq;
      yield* rows.map(eventRowOf);
    }
  }

  async #seal(day: string): Promise<SegmentInfo> {
    const range = await this.#pool.query<{ from_seq: number | null; to_seq: number | null }>(
      'SELECT min(seq) AS from_seq, max(seq) AS to_seq FROM events WHERE day = $1',
      [day],
    );
    const { from_seq: fromSeq = null, to_seq: toSeq = null } = range[0] ?? {};
    if (fromSeq !== null && toSeq !== null) await this.#sealRows(day, fromSeq, toSeq);
    const info = (await this.segments()).find((segment) => segment.day === day);
    if (!info) throw new Fault(storageErrors.unknownDay, { field: 'day' });
    return info;
  }

  /** Rows that arrive meanwhile have a higher seq and stay open: they are the day's next part. */
  async #sealRows(day: string, fromSeq: number, toSeq: number): Promise<void> {
    const exported = await this.#sealed.exportDay(day, this.openRows(day, -1, toSeq));
    await this.#pool.transaction(async (session) => {
      const removed = await session.query('DELETE FROM events WHERE day = $1 AND seq <= $2', [day, toSeq]);
      if (removed.rowCount !== exported.events) {
        const message = `The export of ${day} holds ${exported.events} of ${removed.rowCount} events; the day stays open.`;
        throw new Fault(storageErrors.failed, { message });
      }
      await session.query(
        `INSERT INTO sealed_parts (day, part, events, bytes, from_ms, to_ms, from_seq, to_seq, sealed_ms)
         SELECT $1, coalesce(max(part), -1) + 1, $2::bigint, $3::bigint, $4::bigint, $5::bigint, $6::bigint, $7::bigint, $8::bigint
         FROM sealed_parts WHERE day = $1`,
        [day, exported.events, exported.bytes, exported.fromMs, exported.toMs, fromSeq, toSeq, Date.now()],
      );
      await session.query('DELETE FROM event_days WHERE day = $1', [day]);
      await session.query(
        `INSERT INTO event_days SELECT day, count(*), sum(octet_length(ocsf) + octet_length(raw)), min(time_ms), max(time_ms)
         FROM events WHERE day = $1 GROUP BY day`,
        [day],
      );
    });
  }

  #open(): Promise<readonly OpenDayRow[]> {
    return this.#pool.query<OpenDayRow>('SELECT * FROM event_days ORDER BY day');
  }
}

/** @returns seqs of events whose uid is stored under another seq */
async function insert(session: Session, events: readonly EventRecord[]): Promise<readonly number[]> {
  const { rows } = await session.query<{ seq: number }>(insertEvents, insertParameters(events));
  const stored = new Set(rows.map((row) => row.seq));
  if (stored.size > 0) await growDays(session, [...stored]);
  const refused = events.filter((event) => !stored.has(event.seq)).map((event) => event.seq);
  if (refused.length === 0) return [];
  const known = await session.query<{ seq: number }>('SELECT seq FROM events WHERE seq = ANY($1::bigint[])', [
    refused,
  ]);
  const replayed = new Set(known.rows.map((row) => row.seq));
  return refused.filter((seq) => !replayed.has(seq));
}

async function growDays(session: Session, seqs: readonly number[]): Promise<void> {
  await session.query(
    `INSERT INTO event_days SELECT day, count(*), sum(octet_length(ocsf) + octet_length(raw)), min(time_ms), max(time_ms)
     FROM events WHERE seq = ANY($1::bigint[]) GROUP BY day
     ON CONFLICT (day) DO UPDATE SET events = event_days.events + excluded.events,
       bytes = event_days.bytes + excluded.bytes, from_ms = least(event_days.from_ms, excluded.from_ms),
       to_ms = greatest(event_days.to_ms, excluded.to_ms)`,
    [seqs],
  );
}
