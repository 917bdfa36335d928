import { FEATURES } from '../../src/protect/guards/pii/names/name-features.ts';
import { LABELS, mayFollow } from '../../src/protect/guards/pii/names/name-labels.ts';

const EPSILON = 1e-6;
const FORBIDDEN = -30;
const SHRINK = 2e-7;

/** A linear-chain conditional random field, trained run by run with AdaGrad on the log-likelihood. */
export class CrfTrainer {
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #transitions = new Float32Array((LABELS + 1) * LABELS);
  readonly #transitionSquares = new Float32Array((LABELS + 1) * LABELS);

  constructor(slots: number) {
    this.#weights = new Float32Array(slots * LABELS);
    this.#squares = new Float32Array(slots * LABELS);
    for (let from = -1; from < LABELS; from++)
      for (let to = 0; to < LABELS; to++)
        if (!mayFollow(from, to)) this.#transitions[(from + 1) * LABELS + to] = FORBIDDEN;
  }

  /** One step; returns the run's negative log-likelihood before it. */
  step(features: Int32Array, labels: Uint8Array, rate: number): number {
    const length = labels.length;
    const emissions = this.#emit(features, length);
    const { forward, backward, total } = this.#sums(emissions, length);
    let gold = 0;
    const gradient = new Float64Array(LABELS);
    const pairs = new Float64Array((LABELS + 1) * LABELS);
    for (let at = 0; at < length; at++) {
      const label = labels[at]!;
      const row = at === 0 ? 0 : labels[at - 1]! + 1;
      gold += emissions[at * LABELS + label]! + this.#transitions[row * LABELS + label]!;
      pairs[row * LABELS + label]! -= 1;
      for (let to = 0; to < LABELS; to++) {
        const cell = at * LABELS + to;
        gradient[to] = Math.exp(forward[cell]! + backward[cell]! - total) - (to === label ? 1 : 0);
        this.#addPairs(pairs, at, to, { emissions, forward, backward, total });
      }
      this.#update(features, at, gradient, rate);
    }
    for (let index = 0; index < pairs.length; index++) {
      const slope = pairs[index]!;
      if (slope === 0 || this.#transitions[index] === FORBIDDEN) continue;
      this.#transitionSquares[index]! += slope * slope;
      this.#transitions[index]! -= (rate * slope) / (Math.sqrt(this.#transitionSquares[index]!) + EPSILON);
    }
    return total - gold;
  }

  #emit(features: Int32Array, length: number): Float64Array {
    const emissions = new Float64Array(length * LABELS);
    for (let at = 0; at < length; at++) {
      for (let index = 0; index < FEATURES; index++) {
        const slot = features[at * FEATURES + index]! * LABELS;
        for (let label = 0; label < LABELS; label++)
          emissions[at * LABELS + label]! += this.#weights[slot + label]!;
      }
    }
    return emissions;
  }

  #sums(emissions: Float64Array, length: number) {
    const forward = new Float64Array(length * LABELS);
    const backward = new Float64Array(length * LABELS);
    const terms = new Float64Array(LABELS);
    for (let to = 0; to < LABELS; to++) forward[to] = this.#transitions[to]! + emissions[to]!;
    for (let at = 1; at < length; at++) {
      for (let to = 0; to < LABELS; to++) {
        for (let from = 0; from < LABELS; from++)
          terms[from] = forward[(at - 1) * LABELS + from]! + this.#transitions[(from + 1) * LABELS + to]!;
        forward[at * LABELS + to] = logSum(terms) + emissions[at * LABELS + to]!;
      }
    }
    for (let at = length - 2; at >= 0; at--) {
      for (let from = 0; from < LABELS; from++) {
        for (let to = 0; to < LABELS; to++) {
          const cell = (at + 1) * LABELS + to;
          terms[to] = this.#transitions[(from + 1) * LABELS + to]! + emissions[cell]! + backward[cell]!;
        }
        backward[at * LABELS + from] = logSum(terms);
      }
    }
    const total = logSum(forward.subarray((length - 1) * LABELS));
    return { forward, backward, total };
  }

  #addPairs(
    pairs: Float64Array,
    at: number,
    to: number,
    sums: { emissions: Float64Array; forward: Float64Array; backward: Float64Array; total: number },
  ): void {
    const { emissions, forward, backward, total } = sums;
    const cell = at * LABELS + to;
    if (at === 0) {
      pairs[to]! += Math.exp(forward[cell]! + backward[cell]! - total);
      return;
    }
    const rest = emissions[cell]! + backward[cell]! - total;
    for (let from = 0; from < LABELS; from++) {
      const row = (from + 1) * LABELS + to;
      pairs[row]! += Math.exp(forward[(at - 1) * LABELS + from]! + this.#transitions[row]! + rest);
    }
  }

  #update(features: Int32Array, at: number, gradient: Float64Array, rate: number): void {
    for (let index = 0; index < FEATURES; index++) {
      const slot = features[at * FEATURES + index]! * LABELS;
      for (let label = 0; label < LABELS; label++) {
        const cell = slot + label;
        const slope = gradient[label]! + SHRINK * this.#weights[cell]!;
        if (slope < 1e-4 && slope > -1e-4) continue;
        this.#squares[cell]! += slope * slope;
        this.#weights[cell]! -= (rate * slope) / (Math.sqrt(this.#squares[cell]!) + EPSILON);
      }
    }
  }

  /** Weights as signed bytes: the few beyond the range that keeps small ones exact are cut off. */
  quantised(): { weights: Int8Array; scale: number; transitions: Float32Array } {
    const sizes = this.#weights
      .filter((weight) => weight !== 0)
      .map(Math.abs)
      .sort();
    const limit = sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
    const scale = limit / 127;
    const weights = new Int8Array(this.#weights.length);
    for (let index = 0; index < weights.length; index++)
      weights[index] = Math.max(-127, Math.min(127, Math.round(this.#weights[index]! / scale)));
    return { weights, scale, transitions: this.#transitions };
  }
}

function logSum(terms: Float64Array): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < LABELS; index++) if (terms[index]! > max) max = terms[index]!;
  let sum = 0;
  for (let index = 0; index < LABELS; index++) sum += Math.exp(terms[index]! - max);
  return max + Math.log(sum);
}
