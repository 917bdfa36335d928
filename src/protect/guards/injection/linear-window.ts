/** Window lengths in words. A text shorter than one is read as a single window. */
export const windowSizes = [8, 16, 32, 64, 128] as const;
/** Softens the score of very short windows: the sum over n words is divided by sqrt(n + this). */
export const WINDOW_PRIOR = 6;
const PENALTY_PER_LOG = 0.3;
const PENALTY_FREE_WORDS = 64;
const PENALTY_WORDS_MAX = 2048;

/** A long text has more windows, so its best one is higher by chance: a correction for many looks. */
export function lengthPenalty(count: number): number {
  if (count <= PENALTY_FREE_WORDS) return 0;
  return PENALTY_PER_LOG * Math.log(Math.min(count, PENALTY_WORDS_MAX) / PENALTY_FREE_WORDS);
}

/** The window with the highest normalised sum among those of {@link windowSizes}, each moved on by a quarter. */
export function bestWindow(sums: Float64Array, count: number): { value: number; first: number; end: number } {
  let best = { value: Number.NEGATIVE_INFINITY, first: 0, end: 0 };
  for (const size of windowSizes) {
    const length = Math.min(size, count);
    const norm = 1 / Math.sqrt(length + WINDOW_PRIOR);
    const stride = size >> 2;
    for (let first = 0; ; first += stride) {
      const end = Math.min(first + length, count);
      const from = end - length;
      const value = (sums[end]! - sums[from]!) * norm;
      if (value > best.value) best = { value, first: from, end };
      if (end === count) break;
    }
    if (count <= size) break;
  }
  return best;
}
