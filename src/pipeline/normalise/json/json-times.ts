import { isObject, type JsonObject } from '../common/json-object.ts';
import { parseTimeMs } from '../common/parse-time.ts';

/** Where JSON senders put the time of an event, the most telling name first. */
const names = [
  'time',
  'timestamp',
  '@timestamp',
  'ts',
  'eventTime',
  'event_time',
  'EventTime',
  'datetime',
  'date',
  'created_at',
  'createdAt',
  'published',
  'TimeGenerated',
  'TimeCreated',
  'CreationTime',
  'createdDateTime',
  'activityDateTime',
  'requestReceivedTimestamp',
  'stageTimestamp',
  'receiveTimestamp',
  'UtcTime',
  '_time',
  'Timestamp',
  'Time',
  'eventTimestamp',
  'time_local',
  'isoTime',
  'utc_time',
  'local_time',
  'date_time',
  'msg_timestamp',
  't',
] as const;

/** One level down, for senders that wrap the event. */
const wrappers = ['event', 'data', 'properties', 'protoPayload'] as const;

export interface JsonTime {
  readonly field: string;
  readonly text: unknown;
  readonly ms: number;
}

/** The first field with a common name that holds a time; undefined when none does. */
export function findJsonTime(record: JsonObject): JsonTime | undefined {
  const own = findAmong(record, '');
  if (own !== undefined) return own;
  for (const wrapper of wrappers) {
    const inner = record[wrapper];
    if (!isObject(inner)) continue;
    const found = findAmong(inner, `${wrapper}.`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findAmong(record: JsonObject, prefix: string): JsonTime | undefined {
  for (const name of names) {
    const text = record[name];
    if (text === undefined || text === 0) continue;
    const ms = parseTimeMs(text);
    if (!Number.isNaN(ms)) return { field: prefix + name, text, ms };
  }
  return undefined;
}
