/** Furthest times that a JavaScript date can show (ECMA-262, time values). */
const TIME_MS_MAX = 8_640_000_000_000_000;
const INT4_MAX = 2_147_483_647;

function storedInteger(value: number, max: number): number {
  const number = Number(value);
  if (Number.isNaN(number)) return 0;
  return Math.min(Math.max(Math.trunc(number), -max), max);
}

/**
 * The time as every database takes it. What is out of range comes from a hostile record that slipped past a parser: it
 * is moved to the edge, since one refused row would stop the whole log.
 */
export function storedTimeMs(timeMs: number): number {
  return storedInteger(timeMs, TIME_MS_MAX);
}

/** An id such as `class_uid` as a four-byte integer; see {@link storedTimeMs}. */
export function storedId(id: number): number {
  return storedInteger(id, INT4_MAX);
}
