import type { NormalisedEvent } from '../../contracts/event.ts';
import { flatten } from './common/flatten.ts';
import type { JsonObject } from './common/json-object.ts';
import { jsonHint } from './json/json-log-sources.ts';
import { normaliseSyslogLine } from './normalise-syslog-line.ts';
import { readPriority } from './syslog/syslog-message.ts';

/** Where log shippers put the line that they read or received. */
const names = ['message', 'msg', 'log', '_raw', 'raw'] as const;

/**
 * The syslog message that a log shipper wrapped into JSON, as an event of its own; undefined when the record holds none.
 * The shipper's other fields stay beside the message's, and what it says of the log source is believed.
 */
export function readEmbeddedSyslog(record: JsonObject, receivedMs: number): NormalisedEvent | undefined {
  for (const name of names) {
    const text = record[name];
    if (typeof text !== 'string' || text.charCodeAt(0) !== 60 || readPriority(text) === undefined) continue;
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
