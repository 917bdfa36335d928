import type { JsonObject } from '../common/json-object.ts';

/** A syslog message taken apart, of either RFC or of none. */
export interface SyslogMessage {
  readonly facility: number | undefined;
  readonly severity: number | undefined;
  /** Milliseconds since the epoch; undefined when the message carries no time that can be read. */
  readonly timeMs: number | undefined;
  readonly timeText: string | undefined;
  readonly hostname: string | undefined;
  /** Program or application name (RFC 3164: the tag). */
  readonly program: string | undefined;
  readonly processId: string | undefined;
  readonly messageId: string | undefined;
  /** RFC 5424 structured data: element id to its parameters. */
  readonly structured: JsonObject | undefined;
  readonly body: string;
}

/** `<PRI>` at the start of a message: facility * 8 + severity. */
export interface Priority {
  readonly value: number;
  /** Position after `>`. */
  readonly end: number;
}

/** Reads `<0>` … `<191>`; undefined when the text does not begin with a priority. */
export function readPriority(line: string): Priority | undefined {
  if (line.charCodeAt(0) !== 60) return undefined;
  const close = line.indexOf('>');
  if (close < 2 || close > 4) return undefined;
  let value = 0;
  for (let i = 1; i < close; i++) {
    const digit = line.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  return value <= 191 ? { value, end: close + 1 } : undefined;
}
