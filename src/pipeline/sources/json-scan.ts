/** Bytes that matter to the structure of JSON. */
export const QUOTE = 34;
export const COMMA = 44;
export const BACKSLASH = 92;
export const OPEN_BRACKET = 91;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
export const NEWLINE = 10;
export const RETURN = 13;

/** Where a scan of one JSON value stands; it goes on with the next piece of the stream. */
export interface ValueScan {
  depth: number;
  inString: boolean;
  escaped: boolean;
}

export function newScan(): ValueScan {
  return { depth: 0, inString: false, escaped: false };
}

/**
 * Follows strings and brackets, nothing else, from a position on.
 *
 * @param stopAtBreak also stop at a line end inside a string, which JSON does not allow: the value is broken there
 * @returns position after the value, `-1` when it goes on behind the buffer, `-2 - position` of a line end in a string
 */
export function scanValue(bytes: Uint8Array, from: number, scan: ValueScan, stopAtBreak: boolean): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (scan.inString) {
      if (scan.escaped) scan.escaped = false;
      else if (byte === BACKSLASH) scan.escaped = true;
      else if (byte === QUOTE) scan.inString = false;
      else if (byte === NEWLINE && stopAtBreak) return -2 - at;
    } else if (byte === QUOTE) scan.inString = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) scan.depth++;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (--scan.depth <= 0) return at + 1;
    }
  }
  return -1;
}

export function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === NEWLINE || byte === RETURN;
}

export function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isBlank(bytes[at])) at++;
  return at;
}

/** A value that spans lines as one line: line ends between its tokens become spaces. Copies only when there are any. */
export function onOneLine(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(NEWLINE) && !bytes.includes(RETURN)) return bytes;
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at < copy.length; at++) if (copy[at] === NEWLINE || copy[at] === RETURN) copy[at] = 32;
  return copy;
}

const recordsKeys = ['"Records"', '"records"'].map((key) => Buffer.from(key));

/**
 * Whether an object begins with `{"Records": [` (CloudTrail) or `{"records": [` (Azure).
 *
 * @returns position after the bracket, -1 when it does not, `undefined` when the buffer ends too early to tell
 */
export function recordsArray(bytes: Uint8Array, brace: number): number | undefined {
  const key = skipBlanks(bytes, brace + 1);
  if (bytes.length - key < 9) return couldBeKey(bytes, key) ? undefined : -1;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + key, 9);
  if (!recordsKeys.some((candidate) => candidate.equals(text))) return -1;
  const colon = skipBlanks(bytes, key + 9);
  if (colon === bytes.length) return undefined;
  if (bytes[colon] !== 58) return -1;
  const bracket = skipBlanks(bytes, colon + 1);
  if (bracket === bytes.length) return undefined;
  return bytes[bracket] === OPEN_BRACKET ? bracket + 1 : -1;
}

function couldBeKey(bytes: Uint8Array, key: number): boolean {
  const present = Buffer.from(bytes.buffer, bytes.byteOffset + key, bytes.length - key);
  return recordsKeys.some((candidate) => candidate.subarray(0, present.length).equals(present));
}
