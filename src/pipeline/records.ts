const NEWLINE = 10;
const RETURN = 13;

/**
 * Calls back for each record of a journal body: lines ended by \n or \r\n, empty ones skipped. Whoever accepts and
 * whoever processes must agree on what a record is, or accepted = processed + dead-lettered would not hold: so this is
 * the only definition.
 *
 * @param visit gets the record's first byte and the byte after its last
 */
export function forEachRecord(body: Uint8Array, visit: (start: number, end: number) => void): void {
  let start = 0;
  while (start < body.length) {
    const newline = body.indexOf(NEWLINE, start);
    const lineEnd = newline < 0 ? body.length : newline;
    const end = lineEnd > start && body[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    if (end > start) visit(start, end);
    start = lineEnd + 1;
  }
}

/** Number of records in a journal body. */
export function countRecords(body: Uint8Array): number {
  let count = 0;
  forEachRecord(body, () => {
    count++;
  });
  return count;
}
