/** Each class is so much longer than the one before: what is read back is right to within half of it. */
const STEP = 1.05;
const SHORTEST_MS = 0.01;
const CLASSES_MAX = 500;

/** The class that a latency is counted in. */
export function latencyClassOf(ms: number): number {
  if (!(ms > SHORTEST_MS)) return 0;
  return Math.min(CLASSES_MAX, Math.round(Math.log(ms / SHORTEST_MS) / Math.log(STEP)));
}

/** The middle of a class, milliseconds: within 2.5 % of every latency in it. */
export function latencyOfClass(latencyClass: number): number {
  return SHORTEST_MS * STEP ** latencyClass;
}
