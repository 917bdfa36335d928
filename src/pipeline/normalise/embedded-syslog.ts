import type { NormalisedEvent } from '../../contracts/event.ts';
import { flatten } from './common/flatten.ts';
import type { JsonObject } from './common/json-object.ts';
import { jsonHint } from './json/json-log-sources.ts';
import { normaliseSyslogLine } from './normalise-syslog-line.ts';
import { readPriority } from './syslog/syslog-message.ts';

/** Where log shippers put the line that they read or received. */
const names = ['message', 'msg', 'log', '_raw', 'raw'] as const;

/**
 * What shippers add to a line. A record with anything else is an application's own, and a text in it that looks like
 * syslog is content that somebody else may have written: reading it as an event would let them forge one.
 */
const shipperFields = new Set([
  ...names,
  '@timestamp',
  '@version',
  'agent',
  'category',
  'collector',
  'ecs',
  'facility',
  'file',
  'fileset',
  'host',
  'hostname',
  'index',
  'input',
  'path',
  'port',
  'product',
  'received_at',
  'service',
  'severity',
  'source',
  'source_ip',
  'source_type',
  'sourcetype',
  'stream',
  'tags',
  'timestamp',
  'type',
]);

function isShipperRecord(record: JsonObject): boolean {
  for (const key in record) if (!shipperFields.has(key)) return false;
  return true;
}

/**
 * The syslog message that a log shipper wrapped into JSON, as an event of its own; undefined when the record holds none.
 * The shipper's other fields stay beside the message's, and what it says of the log source is believed.
 */
export function readEmbeddedSyslog(record: JsonObject, receivedMs: number): NormalisedEvent | undefined {
  for (const name of names) {
    const text = record[name];
    if (typeof text !== 'string' || text.charCodeAt(0) !== 60 || readPriority(text) === undefined) continue;
    if (!isShipperRecord(record)) return undefined;
    const event = normaliseSyslogLine(text, receivedMs);
    if ('ok' in event) return undefined;
    const { [name]: _, ...rest } = record;
    const ocsf = { ...event.ocsf, unmapped: { ...rest, ...event.ocsf.unmapped } };
    const fields = Object.assign(flatten(rest), event.fields);
    const hint = event.format === 'syslog' ? jsonHint(record) : undefined;
    return { ...event, ocsf, fields, logSources: hint ?? event.logSources };
  }
  return undefined;
}
