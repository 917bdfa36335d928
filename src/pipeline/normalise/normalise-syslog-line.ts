import type { NormalisedEvent } from '../../contracts/event.ts';
import { normaliseAuditd } from './auditd/normalise-auditd.ts';
import { looksLikeAudit } from './auditd/parse-audit-record.ts';
import { addHost } from './common/entities.ts';
import { inspectStructure } from './common/inspect-structure.ts';
import { isObject } from './common/json-object.ts';
import type { Rejection } from './dead-letter-reasons.ts';
import { normaliseObject } from './normalise-object.ts';
import { normaliseSyslog, syslogEnvelope } from './syslog/normalise-syslog.ts';
import { parseRfc3164 } from './syslog/parse-rfc3164.ts';
import { isRfc5424, parseRfc5424 } from './syslog/parse-rfc5424.ts';
import { readLeadingTime } from './syslog/parse-timestamp.ts';
import { readPriority, type SyslogMessage } from './syslog/syslog-message.ts';
import { normaliseWindows } from './windows/normalise-windows.ts';
import { looksLikeSnare, readSnare } from './windows/read-snare.ts';

/** Whether a text has a priority, a leading timestamp or CEF's mark. Plain text has none of them. */
export function looksLikeSyslog(line: string, receivedMs: number): boolean {
  return (
    readPriority(line) !== undefined ||
    line.startsWith('CEF:') ||
    readLeadingTime(line, 0, receivedMs) !== undefined
  );
}

/** Makes an event of a syslog message; a body that is a record of another format is read as that. */
export function normaliseSyslogLine(line: string, receivedMs: number): NormalisedEvent | Rejection {
  const priority = readPriority(line);
  const rfc5424 =
    priority !== undefined && isRfc5424(line, priority) ? parseRfc5424(line, priority) : undefined;
  const message = rfc5424 ?? parseRfc3164(line, priority, receivedMs);
  return normaliseBody(message, receivedMs) ?? normaliseSyslog(message, receivedMs);
}

/** rsyslog marks a JSON body with a cookie. */
const COOKIE = '@cee:';

/** The event in the body; undefined when the body is plain text or does not hold what it looks like. */
function normaliseBody(message: SyslogMessage, receivedMs: number): NormalisedEvent | undefined {
  const body = message.body.startsWith(COOKIE) ? message.body.slice(COOKIE.length).trimStart() : message.body;
  let inner: NormalisedEvent | Rejection | undefined;
  if (body.charCodeAt(0) === 123) inner = normaliseJsonBody(body, receivedMs);
  else if (looksLikeAudit(body)) inner = normaliseAuditd(body.trimEnd(), receivedMs);
  else if (looksLikeSnare(body)) inner = normaliseSnare(body, receivedMs);
  if (inner === undefined || 'ok' in inner) return undefined;
  return withEnvelope(inner, message);
}

function normaliseSnare(body: string, receivedMs: number): NormalisedEvent | Rejection | undefined {
  const record = readSnare(body);
  return record === undefined ? undefined : normaliseWindows(record, receivedMs);
}

function normaliseJsonBody(body: string, receivedMs: number): NormalisedEvent | Rejection | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (!isObject(value) || inspectStructure(value) !== 'ok') return undefined;
    return normaliseObject(value, 'auto', receivedMs);
  } catch (error) {
    // A text that merely begins with a brace is a message like any other.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function withEnvelope(event: NormalisedEvent, message: SyslogMessage): NormalisedEvent {
  const envelope = syslogEnvelope(message);
  if (message.hostname !== undefined) envelope.hostname = message.hostname;
  if (message.program !== undefined) envelope.program = message.program;
  if (message.timeText !== undefined) envelope.timestamp = message.timeText;
  const entities = [...event.entities];
  if (!entities.some((entity) => entity.kind === 'host')) addHost(entities, message.hostname);
  const ocsf = { ...event.ocsf, unmapped: { ...event.ocsf.unmapped, syslog: envelope } };
  const labels = ocsf.metadata.labels;
  // Where the body has no time of its own, the envelope's is nearer to the event than its arrival.
  const timed = message.timeMs !== undefined && Array.isArray(labels) && labels.includes('time_of_receipt');
  if (!timed || message.timeMs === undefined) return { ...event, ocsf, entities };
  return { ...event, timeMs: message.timeMs, ocsf: { ...ocsf, time: message.timeMs }, entities };
}
