import type { EventRecord } from '../../contracts/event.ts';
import { arrivalDay } from '../arrival-day.ts';
import { eventMessage } from '../event-message.ts';
import { ocsfJson } from '../event-ocsf.ts';
import type { EventRow } from '../event-row.ts';
import { storedId, storedTimeMs } from '../stored-integer.ts';
import { withoutNul } from './open-pool.ts';

export const eventColumns = `seq, time_ms AS "timeMs", received_ms AS "receivedMs", source, format,
  class_uid AS "classUid", severity_id AS "severityId", uid, message, entities, ocsf, raw, raw_exact`;

/** A row as the driver gives it: `raw_exact` holds the record where `raw` could not. */
export type StoredEventRow = EventRow & { readonly raw_exact: Uint8Array | null };

export function eventRowOf({ raw_exact, ...row }: StoredEventRow): EventRow {
  return raw_exact === null ? row : { ...row, raw: Buffer.from(raw_exact).toString() };
}

/** One array for each column, for `unnest`: one statement whatever the number of rows. */
export const insertEvents = `
  INSERT INTO events (seq, day, time_ms, received_ms, source, format, class_uid, severity_id, uid, message, entities, ocsf, raw, raw_exact)
  SELECT * FROM unnest($1::bigint[], $2::date[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::integer[],
    $8::integer[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bytea[])
  ON CONFLICT DO NOTHING RETURNING seq`;

export function insertParameters(events: readonly EventRecord[]): unknown[] {
  const text = (of: (event: EventRecord) => string | null) => events.map((event) => withoutNul(of(event)));
  return [
    events.map((event) => event.seq),
    events.map((event) => arrivalDay(event.receivedMs)),
    events.map((event) => storedTimeMs(event.timeMs)),
    events.map((event) => storedTimeMs(event.receivedMs)),
    text((event) => event.source),
    text((event) => event.format),
    events.map((event) => storedId(event.ocsf.class_uid)),
    events.map((event) => storedId(event.ocsf.severity_id)),
    text((event) => event.uid ?? null),
    text(eventMessage),
    text((event) => JSON.stringify(event.entities)),
    text((event) => ocsfJson(event.ocsf)),
    text((event) => event.raw),
    events.map((event) => (event.raw.includes('\0') ? Buffer.from(event.raw) : null)),
  ];
}
