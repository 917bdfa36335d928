import { CHANNELS } from './net-sizes.ts';
import type { NetText, SentenceNet } from './sentence-net.ts';

/** Pooled inputs of the direct net: strongest, mean, and how long the window is. */
export const DIRECT_INPUTS = 2 * CHANNELS + 1;
/** Windows in units, and how far each is moved on. */
const windows = [
  { size: 1, stride: 1 },
  { size: 4, stride: 2 },
  { size: 12, stride: 6 },
] as const;
/** Softens the mean over very short windows. */
const MEAN_PRIOR = 4;
const LENGTH_SCALE = 0.3;

export interface UnitRange {
  readonly score: number;
  readonly firstUnit: number;
  readonly endUnit: number;
}

/** The best window of units. `unitScores` receives the score of every unit alone. */
export function scoreDirect(net: SentenceNet, text: NetText, unitScores: Float64Array): UnitRange {
  const { unitEnds: ends, unitCount: count } = text;
  let best: UnitRange = { score: Number.NEGATIVE_INFINITY, firstUnit: 0, endUnit: 0 };
  for (const { size, stride } of windows) {
    if (size > 1 && count <= size >> 2) break;
    for (let first = 0; first < count; first += stride) {
      const endUnit = Math.min(first + size, count);
      const firstUnit = Math.max(0, endUnit - size);
      const words = ends[endUnit - 1]! - (firstUnit === 0 ? 0 : ends[firstUnit - 1]!);
      net.poolWindow(firstUnit, endUnit, 1 / (words + MEAN_PRIOR));
      net.setInput(2 * CHANNELS, Math.log(words + 1) * LENGTH_SCALE);
      const score = net.output();
      if (size === 1) unitScores[first] = score;
      if (score > best.score) best = { score, firstUnit, endUnit };
      if (endUnit === count) break;
    }
  }
  return best;
}
