import type { EventRecord } from '../../contracts/event.ts';
import { eventMessage } from '../event-message.ts';
import { ocsfJson } from '../event-ocsf.ts';
import { storedId, storedTimeMs } from '../stored-integer.ts';

/** An event as the columns of its segment, ready to be bound: what travels to the writing thread. */
export type SegmentRow = readonly [
  seq: number,
  timeMs: number,
  receivedMs: number,
  source: string,
  format: string,
  classUid: number,
  severityId: number,
  uid: string | null,
  message: string,
  entities: string,
  ocsf: string,
  raw: string,
];

/** Positions of what the writer looks at. */
export const segmentColumn = { seq: 0, timeMs: 1, receivedMs: 2, source: 3, uid: 7 } as const;
export const segmentColumns = 12;

/** The row of an event, with numbers that the columns can hold. */
export function segmentRow(event: EventRecord): SegmentRow {
  const { ocsf } = event;
  return [
    event.seq,
    storedTimeMs(event.timeMs),
    storedTimeMs(event.receivedMs),
    event.source,
    event.format,
    storedId(ocsf.class_uid),
    storedId(ocsf.severity_id),
    event.uid ?? null,
    eventMessage(event),
    JSON.stringify(event.entities),
    ocsfJson(ocsf),
    event.raw,
  ];
}
