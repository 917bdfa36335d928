import type { PooledUnits, UnitMeanings } from './pooled-units.ts';
import type { UnitRange } from './score-direct.ts';
import { CHANNELS, type SentenceNet, VECTOR_SIZE } from './sentence-net.ts';

/** Pooled inputs of the data net: channels, the unit's meaning, its product with its surroundings', and its place. */
export const DATA_INPUTS = 2 * CHANNELS + 2 * VECTOR_SIZE + 5;
const MEAN_PRIOR = 4;
const MEANING_PRIOR = 2;
const SURROUNDINGS_PRIOR = 8;
const MEANING_SCALE = 2;
const PRODUCT_SCALE = 6;
const COSINE_PRIOR = 0.05;
const LENGTH_SCALE = 0.3;

/**
 * Scores each unit against the text that it stands in: an order to a model whose meaning has nothing to do with its
 * surroundings is what data should not hold. Answers the best unit.
 */
export function scoreData(
  net: SentenceNet,
  units: PooledUnits,
  meanings: UnitMeanings,
  unitScores: Float64Array,
): UnitRange {
  const pooled = new Float64Array(DATA_INPUTS);
  let best: UnitRange = { score: Number.NEGATIVE_INFINITY, firstUnit: 0, endUnit: 0 };
  for (let unit = 0; unit < units.count; unit++) {
    const words = units.wordsOf(unit);
    const from = unit * CHANNELS;
    for (let channel = 0; channel < CHANNELS; channel++) {
      pooled[channel] = units.maxima[from + channel]!;
      pooled[CHANNELS + channel] = units.sums[from + channel]! / (words + MEAN_PRIOR);
    }
    const all = units.ends[units.count - 1]!;
    const place = 2 * CHANNELS + 2 * VECTOR_SIZE;
    pooled[place] = compareMeaning(pooled, meanings, unit, words, all - words);
    pooled[place + 1] = unit === 0 ? 1 : 0;
    pooled[place + 2] = unit === units.count - 1 ? 1 : 0;
    pooled[place + 3] = Math.log(words + 1) * LENGTH_SCALE;
    pooled[place + 4] = Math.log(units.count) * LENGTH_SCALE;
    const score = net.output(pooled);
    unitScores[unit] = score;
    if (score > best.score) best = { score, firstUnit: unit, endUnit: unit + 1 };
  }
  return best;
}

/** Writes the meaning and the product, and answers the cosine between the unit and the rest of the text. */
function compareMeaning(
  pooled: Float64Array,
  meanings: UnitMeanings,
  unit: number,
  words: number,
  others: number,
): number {
  const from = unit * VECTOR_SIZE;
  let dot = 0;
  let own = 0;
  let rest = 0;
  for (let part = 0; part < VECTOR_SIZE; part++) {
    const sum = meanings.sums[from + part]!;
    const meaning = sum / (words + MEANING_PRIOR);
    const around = (meanings.whole[part]! - sum) / (others + SURROUNDINGS_PRIOR);
    pooled[2 * CHANNELS + part] = meaning * MEANING_SCALE;
    pooled[2 * CHANNELS + VECTOR_SIZE + part] = meaning * around * PRODUCT_SCALE;
    dot += meaning * around;
    own += meaning * meaning;
    rest += around * around;
  }
  return dot / (Math.sqrt(own * rest) + COSINE_PRIOR);
}
