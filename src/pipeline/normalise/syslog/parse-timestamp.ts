import { parseIsoMs } from '../common/parse-time.ts';

/** A timestamp at the start of a message: its time and where it ends. */
export interface LeadingTime {
  readonly ms: number;
  readonly text: string;
  readonly end: number;
}

const months: Readonly<Record<string, number>> = {
  Jan: 0,
  Feb: 1,
  Mar: 2,
  Apr: 3,
  May: 4,
  Jun: 5,
  Jul: 6,
  Aug: 7,
  Sep: 8,
  Oct: 9,
  Nov: 10,
  Dec: 11,
};

const DAY_MS = 86_400_000;

/**
 * Reads the timestamp that a message begins with: RFC 3164's `Jan  2 03:04:05` with or without a year and a fraction,
 * the same after a weekday or in brackets, Cisco's with a mark before it, and ISO 8601.
 *
 * @param receivedMs tells the year when the message does not: the last one that does not put it into the future
 */
export function readLeadingTime(line: string, start: number, receivedMs: number): LeadingTime | undefined {
  let at = start;
  const first = line.charCodeAt(at);
  // Cisco marks a clock that is not synchronised with `*` or `.`; Apache writes the time in brackets.
  if (first === 42 || first === 46 || first === 91) at++;
  const code = line.charCodeAt(at);
  if (code >= 48 && code <= 57) return readIso(line, start, at) ?? readYearFirst(line, start, at, receivedMs);
  if (!(code >= 65 && code <= 90)) return undefined;
  const afterWeekday = isWeekday(line, at) ? skipSpaces(line, line.indexOf(' ', at)) : at;
  return readMonthFirst(line, start, afterWeekday, receivedMs, undefined);
}

const weekdays = new Set(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);

function isWeekday(line: string, at: number): boolean {
  return weekdays.has(line.slice(at, at + 3)) && (line[at + 3] === ' ' || line[at + 3] === ',');
}

function skipSpaces(line: string, at: number): number {
  let next = at;
  while (line.charCodeAt(next) === 32) next++;
  return next;
}

function readIso(line: string, start: number, at: number): LeadingTime | undefined {
  if (line[at + 4] !== '-' && line[at + 4] !== '/') return undefined;
  let end = line.indexOf(' ', at);
  if (end < 0) end = line.length;
  // A date alone is followed by the time after a space.
  if (end - at === 10) {
    const next = line.indexOf(' ', end + 1);
    end = next < 0 ? line.length : next;
  }
  if (end - at > 40) return undefined;
  let text = line.slice(at, end);
  while (text.length > 0 && (text.endsWith(':') || text.endsWith(',') || text.endsWith(']')))
    text = text.slice(0, -1);
  const ms = parseIsoMs(text);
  return Number.isNaN(ms) ? undefined : { ms, text, end: closing(line, start, at + text.length) };
}

/** Past what may close a timestamp: `:`, `,` or the bracket it began with. */
function closing(line: string, start: number, end: number): number {
  let next = end;
  if (line[start] === '[' && line[next] === ']') next++;
  if (line[next] === ':' || line[next] === ',') next++;
  return next;
}

function readYearFirst(line: string, start: number, at: number, receivedMs: number): LeadingTime | undefined {
  const year = number(line, at, 4);
  if (!(year >= 1970) || line[at + 4] !== ' ') return undefined;
  return readMonthFirst(line, start, at + 5, receivedMs, year);
}

function readMonthFirst(
  line: string,
  start: number,
  at: number,
  receivedMs: number,
  knownYear: number | undefined,
): LeadingTime | undefined {
  const month = months[line.slice(at, at + 3)];
  if (month === undefined || line[at + 3] !== ' ') return undefined;
  let next = skipSpaces(line, at + 3);
  const dayEnd = line.indexOf(' ', next);
  const day = dayEnd - next === 1 || dayEnd - next === 2 ? number(line, next, dayEnd - next) : Number.NaN;
  if (!(day >= 1 && day <= 31)) return undefined;
  next = skipSpaces(line, dayEnd);
  let year = knownYear;
  if (line[next + 4] === ' ' && number(line, next, 4) >= 1970) {
    year = number(line, next, 4);
    next = skipSpaces(line, next + 4);
  }
  const clock = readClock(line, next);
  if (clock === undefined) return undefined;
  // Apache and `date` write the year last.
  if (year === undefined && line[clock.end] === ' ' && isYear(line, clock.end + 1)) {
    year = number(line, clock.end + 1, 4);
    clock.end += 5;
  }
  const end = closing(line, start, skipZone(line, clock.end));
  const ms =
    year === undefined ? inferYear(month, day, clock.ms, receivedMs) : Date.UTC(year, month, day) + clock.ms;
  return { ms, text: line.slice(at, end), end };
}

function isYear(line: string, at: number): boolean {
  const after = line[at + 4];
  return (
    number(line, at, 4) >= 1970 &&
    number(line, at, 4) < 2200 &&
    (after === undefined || ' ]:'.includes(after))
  );
}

/** Cisco writes the zone's name after the time: `11:29:03.123 UTC: %SYS-…`. Only UTC is taken at its word. */
function skipZone(line: string, at: number): number {
  return line.startsWith(' UTC', at) || line.startsWith(' GMT', at) ? at + 4 : at;
}

function readClock(line: string, at: number): { ms: number; end: number } | undefined {
  const hours = number(line, at, 2);
  const minutes = number(line, at + 3, 2);
  const seconds = number(line, at + 6, 2);
  if (!(hours <= 23 && minutes <= 59 && seconds <= 60) || line[at + 2] !== ':' || line[at + 5] !== ':')
    return undefined;
  let end = at + 8;
  let fraction = 0;
  if (line[end] === '.') {
    const from = end + 1;
    end = from;
    while (end - from < 9 && line.charCodeAt(end) >= 48 && line.charCodeAt(end) <= 57) end++;
    fraction = Math.floor(Number(`0.${line.slice(from, end) || '0'}`) * 1000);
  }
  return { ms: (hours * 3600 + minutes * 60 + seconds) * 1000 + fraction, end };
}

function number(line: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = line.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The latest year that puts the time no more than a day after its arrival (clocks and zones differ by less). */
function inferYear(month: number, day: number, clockMs: number, receivedMs: number): number {
  const year = new Date(receivedMs).getUTCFullYear() + 1;
  for (let back = 0; back < 9; back++) {
    const ms = Date.UTC(year - back, month, day) + clockMs;
    // 29 February exists in some years only; in the others it would silently be 1 March.
    const exists = new Date(Date.UTC(year - back, month, day)).getUTCDate() === day;
    if (exists && ms <= receivedMs + DAY_MS) return ms;
  }
  return Number.NaN;
}
