import type { NetWeights, WordVectors } from './sentence-net.ts';
import type { WordTable } from './word-table.ts';

/** A linear classifier over hashed features of words; a weight is `scale * int8`. */
export interface LinearWeights {
  readonly weights: Int8Array;
  readonly scale: number;
  readonly bias: number;
}

/** The calibrated logit is `net * (net's score) + linear * (linear score) + offset`. */
export interface Mix {
  readonly net: number;
  readonly linear: number;
  readonly offset: number;
}

/** One classifier: `direct` for what people write, `data` for what tools and documents hold. */
export interface Head {
  readonly linear: LinearWeights;
  readonly net: NetWeights;
  readonly mix: Mix;
}

/** The probability that this share of innocent texts, from sources that training never saw, reaches. */
export interface OperatingPoint {
  readonly rate: number;
  readonly probability: number;
}

export interface InjectionModel {
  readonly version: string;
  readonly words: WordTable;
  readonly vectors: WordVectors;
  readonly direct: Head;
  readonly data: Head;
  /** By falling rate. */
  readonly operatingPoints: readonly OperatingPoint[];
}

/** The probability from which about this share of innocent texts is flagged; between the measured points by logarithm. */
export function thresholdFor(model: InjectionModel, falsePositiveRate: number): number {
  const points = model.operatingPoints;
  const target = Math.log(Math.max(falsePositiveRate, 1e-6));
  for (let index = 1; index < points.length; index++) {
    const above = points[index - 1]!;
    const below = points[index]!;
    if (falsePositiveRate < below.rate && index < points.length - 1) continue;
    const share = (Math.log(above.rate) - target) / (Math.log(above.rate) - Math.log(below.rate));
    const logit =
      toLogit(above.probability) + share * (toLogit(below.probability) - toLogit(above.probability));
    return 1 / (1 + Math.exp(-logit));
  }
  return 0.5;
}

function toLogit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
