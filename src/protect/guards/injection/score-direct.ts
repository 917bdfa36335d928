import type { PooledUnits } from './pooled-units.ts';
import { CHANNELS, type SentenceNet } from './sentence-net.ts';

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
export function scoreDirect(net: SentenceNet, units: PooledUnits, unitScores: Float64Array): UnitRange {
  const pooled = new Float64Array(DIRECT_INPUTS);
  let best: UnitRange = { score: Number.NEGATIVE_INFINITY, firstUnit: 0, endUnit: 0 };
  for (const { size, stride } of windows) {
    if (size > 1 && units.count <= size >> 2) break;
    for (let first = 0; first < units.count; first += stride) {
      const endUnit = Math.min(first + size, units.count);
      const firstUnit = Math.max(0, endUnit - size);
      poolWindow(pooled, units, firstUnit, endUnit);
      const score = net.output(pooled);
      if (size === 1) unitScores[first] = score;
      if (score > best.score) best = { score, firstUnit, endUnit };
      if (endUnit === units.count) break;
    }
  }
  return best;
}

function poolWindow(pooled: Float64Array, units: PooledUnits, first: number, end: number): void {
  pooled.fill(0);
  const words = units.ends[end - 1]! - units.firstOf(first);
  const { maxima, sums } = units;
  for (let unit = first; unit < end; unit++) {
    const from = unit * CHANNELS;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const maximum = maxima[from + channel]!;
      if (maximum > pooled[channel]!) pooled[channel] = maximum;
      pooled[CHANNELS + channel]! += sums[from + channel]!;
    }
  }
  for (let channel = 0; channel < CHANNELS; channel++) pooled[CHANNELS + channel]! /= words + MEAN_PRIOR;
  pooled[2 * CHANNELS] = Math.log(words + 1) * LENGTH_SCALE;
}
