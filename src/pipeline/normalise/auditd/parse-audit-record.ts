import type { JsonObject } from '../common/json-object.ts';

/** One line of the Linux audit log, taken apart. */
export interface AuditRecord {
  readonly type: string;
  readonly timeMs: number;
  /** Records with one serial (and time) describe one event. */
  readonly serial: string;
  readonly node: string | undefined;
  /** Keys and values as auditd wrote them, with quotes taken away and encoded values decoded. */
  readonly fields: JsonObject;
}

/** Fields that auditd writes in hexadecimal when their bytes could break the line (audit.rules, "untrusted" strings). */
const encoded = new Set([
  'acct',
  'cmd',
  'comm',
  'cwd',
  'data',
  'dir',
  'exe',
  'file',
  'key',
  'name',
  'new',
  'ocomm',
  'old',
  'path',
  'proctitle',
  'sw',
  'vm',
  'watch',
]);

const SPACE = 32;
const GROUP_SEPARATOR = 29;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const EQUALS = 61;
const FIELDS_MAX = 4096;

/** Whether a text begins like a record of the audit log. */
export function looksLikeAudit(text: string): boolean {
  return (text.startsWith('type=') || text.startsWith('node=')) && text.includes('msg=audit(');
}

/** Takes a record apart; undefined when the text is none. */
export function parseAuditRecord(line: string): AuditRecord | undefined {
  let at = 0;
  let node: string | undefined;
  if (line.startsWith('node=')) {
    const end = line.indexOf(' ', 5);
    if (end < 0) return undefined;
    node = line.slice(5, end);
    at = end + 1;
  }
  if (!line.startsWith('type=', at)) return undefined;
  const typeEnd = line.indexOf(' ', at);
  if (typeEnd < 0 || !line.startsWith('msg=audit(', typeEnd + 1)) return undefined;
  const idStart = typeEnd + 11;
  const idEnd = line.indexOf(')', idStart);
  const colon = line.indexOf(':', idStart);
  if (idEnd < 0 || idEnd - idStart > 64 || colon < 0 || colon > idEnd) return undefined;
  const seconds = Number(line.slice(idStart, colon));
  if (!Number.isFinite(seconds)) return undefined;
  const type = line.slice(at + 5, typeEnd);
  const fields: JsonObject = Object.create(null);
  fields.type = type;
  readPairs(line, line[idEnd + 1] === ':' ? idEnd + 2 : idEnd + 1, line.length, type, fields);
  joinArgumentPieces(fields);
  return { type, timeMs: Math.round(seconds * 1000), serial: line.slice(colon + 1, idEnd), node, fields };
}

/** Reads `key=value` pairs between two positions. Words without `=` are skipped: the raw line keeps them. */
function readPairs(line: string, start: number, end: number, type: string, fields: JsonObject): void {
  let at = start;
  for (let count = 0; at < end && count < FIELDS_MAX; count++) {
    while (at < end && isSeparator(line.charCodeAt(at))) at++;
    const keyStart = at;
    while (at < end && line.charCodeAt(at) !== EQUALS && !isSeparator(line.charCodeAt(at))) at++;
    if (at >= end || line.charCodeAt(at) !== EQUALS) continue;
    const key = line.slice(keyStart, at);
    at = readValue(line, at + 1, end, type, key, fields);
  }
}

function isSeparator(code: number): boolean {
  return code === SPACE || code === GROUP_SEPARATOR || code === 44 || code === 123 || code === 125;
}

function readValue(
  line: string,
  start: number,
  end: number,
  type: string,
  key: string,
  fields: JsonObject,
): number {
  const quote = line.charCodeAt(start);
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
    const close = closingQuote(line, start, end, quote);
    // A value in single quotes is a message of a program, with pairs of its own.
    if (quote === SINGLE_QUOTE && key === 'msg' && fields.msg === undefined) {
      // A message inside a message would have no end to its depth; the mark is taken away again at the end.
      fields.msg = null;
      readPairs(line, start + 1, close, type, fields);
      delete fields.msg;
    } else fields[key] = line.slice(start + 1, close);
    return close + 1;
  }
  let at = start;
  while (at < end && line.charCodeAt(at) !== SPACE && line.charCodeAt(at) !== GROUP_SEPARATOR) at++;
  const value = line.slice(start, at);
  fields[key] = isEncoded(type, key) ? decodeHex(value) : value;
  return at;
}

function closingQuote(line: string, start: number, end: number, quote: number): number {
  const mark = quote === DOUBLE_QUOTE ? '"' : "'";
  // The message in single quotes is the last pair of its part, so its end is the last quote.
  const close = quote === DOUBLE_QUOTE ? line.indexOf(mark, start + 1) : line.lastIndexOf(mark, end - 1);
  return close > start && close < end ? close : end;
}

/** `a0`, `a1`, … are arguments in EXECVE, but numbers in SYSCALL. */
function isEncoded(type: string, key: string): boolean {
  if (encoded.has(key)) return true;
  return type === 'EXECVE' && key.charCodeAt(0) === 97 && key.charCodeAt(1) <= 57 && !key.endsWith('_len');
}

/** Decodes an untrusted string; arguments are separated by NUL in it, which becomes a space. */
function decodeHex(value: string): string {
  if (value.length < 2 || value.length % 2 !== 0) return value;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const digit = (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
    if (!digit) return value;
  }
  const text = Buffer.from(value, 'hex').toString('utf8');
  return text.includes('\0') ? text.replaceAll('\0', ' ').trimEnd() : text;
}

/** A long argument comes in pieces, `a1[0]=… a1[1]=…`, which belong together as `a1`. */
function joinArgumentPieces(fields: JsonObject): void {
  if (fields.type !== 'EXECVE') return;
  for (const key of Object.keys(fields)) {
    const bracket = key.indexOf('[');
    if (bracket <= 0) continue;
    const name = key.slice(0, bracket);
    fields[name] = `${fields[name] ?? ''}${fields[key]}`;
    delete fields[key];
  }
}
