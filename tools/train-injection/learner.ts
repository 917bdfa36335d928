import { FEATURE_COUNT } from '../../src/protect/guards/injection/features.ts';
import { bestWindow, lengthPenalty, WINDOW_PRIOR } from '../../src/protect/guards/injection/linear-window.ts';
import type { Example } from './examples.ts';
import { Random } from './random.ts';

export interface LearnerOptions {
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  /** Shrinks every touched weight by this share of the step. */
  readonly decay: number;
  /** Share of the features hidden from each step. */
  readonly dropout: number;
  /** Features seen in fewer texts, or in fewer families of sources, stay at zero. */
  readonly supportMin: number;
  readonly familiesMin: number;
}

export interface Linear {
  readonly weights: Float32Array;
  readonly bias: number;
}

/**
 * Logistic regression over the best window of each text (multiple-instance learning), by AdaGrad. A text counts as an
 * attack when one of its windows does, so a poisoned line teaches its own words and not those around it.
 */
export function learn(examples: readonly Example[], options: LearnerOptions): Linear {
  const random = new Random(options.seed);
  const weights = new Float32Array(FEATURE_COUNT);
  const squares = new Float32Array(FEATURE_COUNT).fill(1e-2);
  const allowed = supportedFeatures(examples, options);
  const sums = new Float64Array(4096);
  let bias = -1;
  let biasSquares = 1;
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    random.shuffle(order);
    const rate = options.rate / (1 + epoch * 0.3);
    for (const index of order) {
      const example = examples[index]!;
      if (example.count === 0) continue;
      const isGuided = example.isAttack && (epoch === 0 || example.hasSpan);
      const window = isGuided ? guidedWindow(example) : freeWindow(example, weights, sums);
      const norm = 1 / Math.sqrt(window.end - window.first + WINDOW_PRIOR);
      const from = window.first === 0 ? 0 : example.idsEnd[window.first - 1]!;
      const to = example.idsEnd[window.end - 1]!;
      let z = 0;
      for (let at = from; at < to; at++) z += weights[example.ids[at]!]!;
      const gap = 1 / (1 + Math.exp(-(z * norm + bias))) - (example.isAttack ? 1 : 0);
      const step = gap * example.weight;
      if (Math.abs(step) < 1e-3) continue;
      const slope = step * norm;
      for (let at = from; at < to; at++) {
        const id = example.ids[at]!;
        if (allowed[id] === 0 || (options.dropout > 0 && random.next() < options.dropout)) continue;
        const gradient = slope + options.decay * weights[id]!;
        squares[id]! += gradient * gradient;
        weights[id]! -= (rate * gradient) / Math.sqrt(squares[id]!);
      }
      biasSquares += step * step;
      bias -= (rate * step) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias };
}

/** Score of a text: that of its best window. */
export function rawScore(example: Example, linear: Linear, sums = scratch): number {
  if (example.count === 0) return linear.bias;
  accumulate(example, linear.weights, sums);
  return bestWindow(sums, example.count).value + linear.bias - lengthPenalty(example.count);
}

const scratch = new Float64Array(4096);

function freeWindow(
  example: Example,
  weights: Float32Array,
  sums: Float64Array,
): { first: number; end: number } {
  accumulate(example, weights, sums);
  return bestWindow(sums, example.count);
}

function guidedWindow(example: Example): { first: number; end: number } {
  const end = Math.min(example.spanEnd, example.spanFirst + 128);
  return { first: example.spanFirst, end };
}

function accumulate(example: Example, weights: Float32Array, sums: Float64Array): void {
  let at = 0;
  let sum = 0;
  for (let token = 0; token < example.count; token++) {
    for (const end = example.idsEnd[token]!; at < end; at++) sum += weights[example.ids[at]!]!;
    sums[token + 1] = sum;
  }
}

/** 1 for every feature that enough texts of enough families have: the others would only learn a source's style. */
function supportedFeatures(examples: readonly Example[], options: LearnerOptions): Uint8Array {
  const texts = new Uint16Array(FEATURE_COUNT);
  const familyBits = new Int32Array(FEATURE_COUNT);
  const seenIn = new Int32Array(FEATURE_COUNT).fill(-1);
  const familyBit = new Map<string, number>();
  examples.forEach((example, index) => {
    let bits = 0;
    for (const family of example.row.families) {
      if (!familyBit.has(family)) familyBit.set(family, familyBit.size);
      bits |= 1 << familyBit.get(family)!;
    }
    for (const id of example.ids) {
      if (seenIn[id] === index) continue;
      seenIn[id] = index;
      if (texts[id]! < 65_535) texts[id]!++;
      familyBits[id]! |= bits;
    }
  });
  const allowed = new Uint8Array(FEATURE_COUNT);
  for (let id = 0; id < FEATURE_COUNT; id++) {
    allowed[id] =
      texts[id]! >= options.supportMin && bitCount(familyBits[id]!) >= options.familiesMin ? 1 : 0;
  }
  return allowed;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
