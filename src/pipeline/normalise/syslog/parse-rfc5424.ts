import type { JsonObject } from '../common/json-object.ts';
import { parseIsoMs } from '../common/parse-time.ts';
import type { Priority, SyslogMessage } from './syslog-message.ts';

const ELEMENTS_MAX = 128;
const PARAMETERS_MAX = 1024;

/** Whether a message with a priority goes on with RFC 5424's version. */
export function isRfc5424(line: string, priority: Priority): boolean {
  return line.charCodeAt(priority.end) === 49 && line.charCodeAt(priority.end + 1) === 32;
}

/**
 * RFC 5424: `<PRI>1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA [MSG]`; `-` stands for "nil".
 *
 * @returns undefined when the header is incomplete
 */
export function parseRfc5424(line: string, priority: Priority): SyslogMessage | undefined {
  const words: (string | undefined)[] = [];
  let at = priority.end + 2;
  for (let i = 0; i < 5; i++) {
    const end = line.indexOf(' ', at);
    if (end < 0) return undefined;
    const word = line.slice(at, end);
    words.push(word === '-' || word === '' ? undefined : word);
    at = end + 1;
  }
  const [timeText, hostname, program, processId, messageId] = words;
  const structured: JsonObject = Object.create(null);
  const end = readStructuredData(line, at, structured);
  const timeMs = timeText === undefined ? Number.NaN : parseIsoMs(timeText);
  return {
    facility: priority.value >> 3,
    severity: priority.value & 7,
    timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
    timeText,
    hostname,
    program,
    processId,
    messageId,
    structured: end.any ? structured : undefined,
    body: bodyFrom(line, end.at),
  };
}

/** The message after the structured data; a byte order mark before it says "UTF-8" and is no part of it. */
function bodyFrom(line: string, at: number): string {
  let start = line[at] === ' ' ? at + 1 : at;
  if (line.charCodeAt(start) === 0xfeff) start++;
  return line.slice(start);
}

interface StructuredEnd {
  readonly at: number;
  readonly any: boolean;
}

/** Reads `-` or `[id name="value" …][…]`. What does not follow the grammar is left to the message. */
function readStructuredData(line: string, start: number, into: JsonObject): StructuredEnd {
  if (line[start] === '-') return { at: start + 1, any: false };
  let at = start;
  let any = false;
  for (let count = 0; line[at] === '[' && count < ELEMENTS_MAX; count++) {
    const end = readElement(line, at, into);
    if (end === undefined) break;
    at = end;
    any = true;
  }
  return { at, any };
}

function readElement(line: string, start: number, into: JsonObject): number | undefined {
  let at = start + 1;
  const idStart = at;
  while (at < line.length && line[at] !== ' ' && line[at] !== ']') at++;
  const id = line.slice(idStart, at);
  if (id === '' || id.length > 256) return undefined;
  const parameters: JsonObject = Object.create(null);
  for (let count = 0; line[at] === ' ' && count < PARAMETERS_MAX; count++) {
    const equals = line.indexOf('="', at);
    if (equals < 0) return undefined;
    const name = line.slice(at + 1, equals).trim();
    const value = readQuoted(line, equals + 2);
    if (value === undefined) return undefined;
    parameters[name] = value.text;
    at = value.end;
  }
  if (line[at] !== ']') return undefined;
  into[id] = parameters;
  return at + 1;
}

/** Reads up to the closing quote; `\"`, `\\` and `\]` are escapes, any other backslash is itself. */
function readQuoted(line: string, start: number): { text: string; end: number } | undefined {
  let text = '';
  let from = start;
  for (let at = start; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 34) return { text: text + line.slice(from, at), end: at + 1 };
    if (code !== 92) continue;
    const next = line[at + 1];
    if (next !== '"' && next !== '\\' && next !== ']') continue;
    text += line.slice(from, at) + next;
    at++;
    from = at + 1;
  }
  return undefined;
}
