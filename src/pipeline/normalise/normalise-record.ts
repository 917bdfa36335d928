import type { EventFormat, NormalisedEvent } from '../../contracts/event.ts';
import { normaliseAuditd } from './auditd/normalise-auditd.ts';
import { looksLikeAudit } from './auditd/parse-audit-record.ts';
import { inspectStructure } from './common/inspect-structure.ts';
import { isObject, type JsonObject } from './common/json-object.ts';
import { recordLimits } from './common/limits.ts';
import { type Rejection, reject } from './dead-letter-reasons.ts';
import { readEmbeddedSyslog } from './embedded-syslog.ts';
import { normaliseObject } from './normalise-object.ts';
import { looksLikeSyslog, normaliseSyslogLine } from './normalise-syslog-line.ts';

export interface RecordContext {
  /** What the source says its records are in; `auto` looks at each record. */
  readonly format: EventFormat;
  /** Name of the source, as the event will carry it. */
  readonly source: string;
  /** When the record arrived, milliseconds since the epoch. */
  readonly receivedMs: number;
}

export type NormaliseResult = { readonly ok: true; readonly event: NormalisedEvent } | Rejection;

/**
 * Makes an event of one raw record, or says why it cannot be one. Pure: the same record and context give the same result.
 * Never throws; its time is linear in the length of the record.
 *
 * @param line one record, without its line end, decoded from valid UTF-8
 */
export function normaliseRecord(line: string, context: RecordContext): NormaliseResult {
  try {
    const result = normalise(line, context);
    return 'ok' in result ? result : { ok: true, event: result };
  } catch (error) {
    return reject('normaliser_fault', error instanceof Error ? `${error.name}.` : undefined);
  }
}

function normalise(line: string, context: RecordContext): NormalisedEvent | Rejection {
  if (line.length > recordLimits.lineLengthMax) return reject('line_too_long');
  const record = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
  const start = firstVisible(record);
  if (start < 0) return reject('empty_record');
  const { format, receivedMs } = context;
  if (format === 'syslog') return normaliseSyslogLine(record, receivedMs);
  if (format === 'auditd')
    return isJson(record, start)
      ? fromJson(record, 'json', receivedMs)
      : normaliseAuditd(record.trim(), receivedMs);
  if (format !== 'auto' || isJson(record, start)) return fromJson(record, format, receivedMs);
  if (looksLikeAudit(record)) return normaliseAuditd(record, receivedMs);
  return looksLikeSyslog(record, receivedMs)
    ? normaliseSyslogLine(record, receivedMs)
    : reject('unknown_format');
}

/** Position of the first character that is no white space; -1 when there is none. */
function firstVisible(text: string): number {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32) return i;
  return -1;
}

function isJson(record: string, start: number): boolean {
  return record.charCodeAt(start) === 123;
}

function fromJson(
  record: string,
  format: Exclude<EventFormat, 'syslog' | 'auditd'>,
  receivedMs: number,
): NormalisedEvent | Rejection {
  const parsed = parseObject(record);
  if ('ok' in parsed) return parsed;
  const verdict = inspectStructure(parsed.object);
  if (verdict !== 'ok') return reject(verdict);
  const embedded =
    format === 'auto' || format === 'json' ? readEmbeddedSyslog(parsed.object, receivedMs) : undefined;
  return embedded ?? normaliseObject(parsed.object, format, receivedMs);
}

function parseObject(record: string): { readonly object: JsonObject } | Rejection {
  let value: unknown;
  try {
    value = JSON.parse(record);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return reject('invalid_json', positionOf(error));
  }
  return isObject(value) ? { object: value } : reject('not_an_object');
}

/** V8 names the place, but also quotes the record around it; only the place goes into the reason. */
function positionOf(error: SyntaxError): string | undefined {
  const place = /at position (\d+)/.exec(error.message);
  return place === null ? undefined : `Place: character ${place[1]}.`;
}
