/** Bounds on one record. What goes over a bound is dead-lettered with the reason that names it, never cut in silence. */
export const recordLimits = {
  /** Longest record in UTF-16 code units; the reader's limit in bytes is the same number. */
  lineLengthMax: 1_048_576,
  /** Deepest nesting of a JSON record. */
  depthMax: 64,
  /** Most keys and array elements of a JSON record, over all levels. */
  nodesMax: 16_384,
  /** Longest flattened field name; what lies deeper stays one nested value under the name so far. */
  fieldNameMax: 1_024,
  /** How far an event's own time may lie ahead of its arrival, milliseconds. Clocks skew, but not by more than a day. */
  futureToleranceMs: 24 * 3_600_000,
} as const;
