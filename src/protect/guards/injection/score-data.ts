import { CHANNELS, VECTOR_SIZE } from './net-sizes.ts';
import type { UnitRange } from './score-direct.ts';
import type { NetText, SentenceNet } from './sentence-net.ts';
import type { UnitMeanings } from './unit-meanings.ts';

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
  text: NetText,
  meanings: UnitMeanings,
  unitScores: Float64Array,
): UnitRange {
  const { unitEnds: ends, unitCount: count } = text;
  let best: UnitRange = { score: Number.NEGATIVE_INFINITY, firstUnit: 0, endUnit: 0 };
  for (let unit = 0; unit < count; unit++) {
    const words = ends[unit]! - (unit === 0 ? 0 : ends[unit - 1]!);
    net.poolWindow(unit, unit + 1, 1 / (words + MEAN_PRIOR));
    const place = 2 * CHANNELS + 2 * VECTOR_SIZE;
    net.setInput(place, compareMeaning(net, meanings, unit, words, text.count - words));
    net.setInput(place + 1, unit === 0 ? 1 : 0);
    net.setInput(place + 2, unit === count - 1 ? 1 : 0);
    net.setInput(place + 3, Math.log(words + 1) * LENGTH_SCALE);
    net.setInput(place + 4, Math.log(count) * LENGTH_SCALE);
    const score = net.output();
    unitScores[unit] = score;
    if (score > best.score) best = { score, firstUnit: unit, endUnit: unit + 1 };
  }
  return best;
}

/** Sets the meaning and the product, and answers the cosine between the unit and the rest of the text. */
function compareMeaning(
  net: SentenceNet,
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
    net.setInput(2 * CHANNELS + part, meaning * MEANING_SCALE);
    net.setInput(2 * CHANNELS + VECTOR_SIZE + part, meaning * around * PRODUCT_SCALE);
    dot += meaning * around;
    own += meaning * meaning;
    rest += around * around;
  }
  return dot / (Math.sqrt(own * rest) + COSINE_PRIOR);
}
