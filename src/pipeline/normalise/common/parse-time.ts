/** Character codes of what a time is made of. */
const ZERO = 48;

/** The digits `text[at, at + count)` as a number; NaN when one of them is no digit. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Position after the digits that begin at `at`. */
function skipDigits(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= ZERO + 9) end++;
  return end;
}

/** Milliseconds of a fraction such as `.1234567`; digits after the third are cut. */
function fractionMs(text: string, at: number, end: number): number {
  const used = Math.min(end - at, 3);
  const value = digits(text, at, used);
  return used === 3 ? value : value * (used === 2 ? 10 : 100);
}

/** Offset of a zone in milliseconds; NaN when the rest of the text is no zone. No zone at all is read as UTC. */
function zoneMs(text: string, at: number): number {
  const rest = text.length - at;
  if (rest === 0) return 0;
  const sign = text[at];
  if ((sign === 'Z' || sign === 'z') && rest === 1) return 0;
  if (sign !== '+' && sign !== '-') return Number.NaN;
  const hours = digits(text, at + 1, 2);
  const minutes =
    rest === 3
      ? 0
      : rest === 5
        ? digits(text, at + 3, 2)
        : rest === 6 && text[at + 3] === ':'
          ? digits(text, at + 4, 2)
          : Number.NaN;
  const offset = (hours * 60 + minutes) * 60_000;
  return sign === '-' ? -offset : offset;
}

/**
 * Reads `2026-01-31T12:34:56.789Z` and its relatives: `/` between the date's parts, a space for the `T`, no seconds,
 * any length of fraction, a comma before it, any way to write the zone. A time without a zone is UTC.
 *
 * @returns milliseconds since the epoch, NaN when the text is not of that form
 */
export function parseIsoMs(text: string): number {
  if (text.length < 10 || text.length > 40) return Number.NaN;
  const separator = text[4];
  if ((separator !== '-' && separator !== '/') || text[7] !== separator) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const dayMs = Date.UTC(year, month - 1, day);
  if (text.length === 10) return dayMs;
  const between = text[10];
  if (between !== 'T' && between !== ' ' && between !== 't') return Number.NaN;
  return dayMs + timeOfDayMs(text, 11);
}

/** `12:34[:56[.789]][zone]` from a position to the end of the text. */
function timeOfDayMs(text: string, at: number): number {
  const hours = digits(text, at, 2);
  const minutes = digits(text, at + 3, 2);
  if (!(hours <= 24 && minutes <= 59) || text[at + 2] !== ':') return Number.NaN;
  let next = at + 5;
  let ms = (hours * 60 + minutes) * 60_000;
  if (text[next] === ':') {
    const seconds = digits(text, next + 1, 2);
    if (!(seconds <= 60)) return Number.NaN;
    ms += seconds * 1000;
    next += 3;
    if (text[next] === '.' || text[next] === ',') {
      const end = skipDigits(text, next + 1);
      if (end === next + 1) return Number.NaN;
      ms += fractionMs(text, next + 1, end);
      next = end;
    }
  }
  if (text[next] === ' ') next++;
  return ms - zoneMs(text, next);
}

/** Milliseconds of an epoch number in seconds, milliseconds, microseconds or nanoseconds, told apart by its size. */
export function epochMs(value: number): number {
  const size = Math.abs(value);
  if (size < 1e11) return Math.floor(value * 1000);
  if (size < 1e14) return Math.floor(value);
  if (size < 1e17) return Math.floor(value / 1e3);
  return Math.floor(value / 1e6);
}

/**
 * Reads a time however JSON senders write it: epoch numbers (also as text), ISO 8601, .NET's `/Date(…)/`, and what
 * `Date.parse` knows (RFC 2822, `10/23/2020 02:36:43 AM`), the latter in UTC unless it names a zone.
 *
 * @returns milliseconds since the epoch, NaN when it is not a time
 */
export function parseTimeMs(value: unknown): number {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value !== 'string' || value.length === 0 || value.length > 64) return Number.NaN;
  const iso = parseIsoMs(value);
  if (!Number.isNaN(iso)) return iso;
  const first = value.charCodeAt(0) - ZERO;
  if (value.length >= 9 && first >= 0 && first <= 9) {
    const number = Number(value);
    if (!Number.isNaN(number)) return epochMs(number);
  }
  if (value.startsWith('/Date(')) return Number.parseInt(value.slice(6), 10);
  return parseDateWords(value);
}

function parseDateWords(text: string): number {
  // A bare number or word is no time, though `Date.parse('5')` would make one of it.
  if (text.length < 12 || !text.includes(':')) return Number.NaN;
  const zoned = /(?:[Zz]|GMT|UTC|[+-]\d{2}:?\d{2})\)?$/.test(text);
  return Date.parse(zoned ? text : `${text} UTC`);
}
