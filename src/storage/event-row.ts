import { type EventView, eventId } from '../contracts/event.ts';

/** An event as a segment keeps it; `entities` and `ocsf` are JSON text. */
export interface EventRow {
  readonly seq: number;
  readonly timeMs: number;
  readonly receivedMs: number;
  readonly source: string;
  readonly format: string;
  readonly classUid: number;
  readonly severityId: number;
  readonly uid: string | null;
  readonly message: string;
  readonly entities: string;
  /** The whole OCSF document, without the raw record. */
  readonly ocsf: string;
  readonly raw: string;
}

/** The event as the API shows it. */
export function eventViewOf(row: EventRow): EventView {
  const ocsf = JSON.parse(row.ocsf) as Record<string, unknown>;
  return {
    id: eventId(row.seq),
    time: new Date(row.timeMs).toISOString(),
    received: new Date(row.receivedMs).toISOString(),
    source: row.source,
    format: row.format,
    class_uid: row.classUid,
    class_name: String(ocsf['class_name'] ?? ''),
    severity_id: row.severityId,
    message: row.message,
    entities: JSON.parse(row.entities) as EventView['entities'],
    ocsf,
    raw: row.raw,
  };
}
