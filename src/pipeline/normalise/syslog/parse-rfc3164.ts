import { readLeadingTime } from './parse-timestamp.ts';
import type { Priority, SyslogMessage } from './syslog-message.ts';

const NAME_MAX = 255;
const TAG_MAX = 128;

/**
 * RFC 3164 describes what senders do rather than what they must: `<PRI>TIMESTAMP HOSTNAME TAG[PID]: MSG`, of which any
 * part may be missing. Nothing fails here; what is not recognised stays in the message.
 */
export function parseRfc3164(
  line: string,
  priority: Priority | undefined,
  receivedMs: number,
): SyslogMessage {
  let at = skipSequence(line, priority?.end ?? 0);
  let time = readLeadingTime(line, at, receivedMs);
  let hostname: string | undefined;
  if (time === undefined) {
    const moved = readHostBeforeTime(line, at, receivedMs);
    if (moved !== undefined) {
      time = moved.time;
      hostname = moved.hostname;
    }
  }
  if (time !== undefined) at = skipSpaces(line, time.end);
  // Without a time the first word is as likely a part of the message as a name.
  if (hostname === undefined && time !== undefined) {
    const end = hostnameEnd(line, at, priority !== undefined);
    if (end !== undefined) {
      hostname = line.slice(at, end);
      at = skipSpaces(line, end);
      // Cisco ASA: `host : %ASA-6-…`
      if (line.startsWith(': ', at)) at += 2;
    }
  }
  const tag = time !== undefined || priority !== undefined ? readTag(line, at) : undefined;
  const timeMs = time === undefined || Number.isNaN(time.ms) ? undefined : time.ms;
  return {
    facility: priority === undefined ? undefined : priority.value >> 3,
    severity: priority === undefined ? undefined : priority.value & 7,
    timeMs,
    timeText: time?.text,
    hostname,
    program: tag?.program,
    processId: tag?.processId,
    messageId: undefined,
    structured: undefined,
    // Cisco's mnemonic is a tag and the beginning of the message that people and rules look for.
    body: line.slice(tag === undefined || tag.program.startsWith('%') ? at : tag.end).trimEnd(),
  };
}

function skipSpaces(line: string, at: number): number {
  let next = at;
  while (line.charCodeAt(next) === 32) next++;
  return next;
}

/** Cisco numbers its messages: `<189>4711: Jan 18 11:29:03: %…`. */
function skipSequence(line: string, start: number): number {
  let at = skipSpaces(line, start);
  const from = at;
  while (at - from < 12 && line.charCodeAt(at) >= 48 && line.charCodeAt(at) <= 57) at++;
  return at > from && line.startsWith(': ', at) ? skipSpaces(line, at + 1) : skipSpaces(line, start);
}

/** Cisco again: `<189>router1: *Mar  1 18:46:11: %…`. */
function readHostBeforeTime(line: string, at: number, receivedMs: number) {
  const space = line.indexOf(' ', at);
  if (space < 0 || space - at > NAME_MAX) return undefined;
  const name = line[space - 1] === ':' ? line.slice(at, space - 1) : line.slice(at, space);
  if (!isHostname(name)) return undefined;
  const time = readLeadingTime(line, skipSequence(line, space + 1), receivedMs);
  return time === undefined ? undefined : { hostname: name, time };
}

function isHostname(word: string): boolean {
  if (word === '' || word === '-' || word.length > NAME_MAX) return false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    // Beside letters and digits: `-`, `.`, `_`, and `:` for IPv6.
    if (!letter && code !== 45 && code !== 46 && code !== 95 && code !== 58) return false;
  }
  return true;
}

/** Words that stand where a host name would in the logs of applications. */
const levels = new Set([
  'TRACE',
  'DEBUG',
  'INFO',
  'NOTICE',
  'WARN',
  'WARNING',
  'ERROR',
  'SEVERE',
  'CRITICAL',
  'FATAL',
]);

/**
 * End of the host name at a position; undefined when the word there is a tag or a part of the message. A line without a
 * priority comes from a file: there only syslog's own timestamp, or a tag behind the word, says that it is a host.
 */
function hostnameEnd(line: string, at: number, hasPriority: boolean): number | undefined {
  const end = line.indexOf(' ', at);
  if (end < 0 || end === at) return undefined;
  const last = line.charCodeAt(end - 1);
  if (last === 58 || last === 93) return undefined;
  const word = line.slice(at, end);
  if (!isHostname(word) || levels.has(word.toUpperCase())) return undefined;
  if (hasPriority || isSyslogClock(line, at)) return end;
  return readTag(line, skipSpaces(line, end)) === undefined ? undefined : end;
}

/** Whether what stands before a position is `Jan  2 03:04:05 `, which only syslog writes, and not ISO 8601. */
function isSyslogClock(line: string, at: number): boolean {
  const first = line.charCodeAt(0);
  return first >= 65 && first <= 90 && at <= 28;
}

interface Tag {
  readonly program: string;
  readonly processId: string | undefined;
  readonly end: number;
}

/** `sshd[4721]: `, `CRON: `, `sshd(pam_unix)[19939]: `, `/usr/sbin/cron[9]: `; undefined when there is no tag. */
function readTag(line: string, start: number): Tag | undefined {
  let at = start;
  const limit = Math.min(line.length, start + TAG_MAX);
  let nameEnd = -1;
  let processId: string | undefined;
  while (at < limit) {
    const code = line.charCodeAt(at);
    if (code === 58) break;
    if (code === 32) return undefined;
    if (code === 40 && nameEnd < 0) nameEnd = at;
    if (code === 91) {
      if (nameEnd < 0) nameEnd = at;
      const close = line.indexOf(']', at);
      if (close < 0 || close > limit) return undefined;
      processId = line.slice(at + 1, close);
      at = close;
    }
    at++;
  }
  if (at >= limit || at === start) return undefined;
  const name = line.slice(start, nameEnd < 0 ? at : nameEnd);
  if (name === '' || !isProgram(name)) return undefined;
  const program = name.slice(name.lastIndexOf('/') + 1) || name;
  return { program, processId, end: skipSpaces(line, at + 1) };
}

function isProgram(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= 32 || code === 34 || code === 61 || code === 123 || code === 124) return false;
  }
  return true;
}
