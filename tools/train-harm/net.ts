import { harmCategories } from '../../src/protect/guards/harm/categories.ts';
import { NGRAM_COUNT } from '../../src/protect/guards/harm/harm-features.ts';
import { CHANNELS } from '../../src/protect/guards/harm/harm-model.ts';
import { VECTOR_SIZE } from '../../src/protect/guards/injection/net-sizes.ts';
import type { Random } from '../train-injection/random.ts';

const VECTOR = VECTOR_SIZE;
const OUTPUTS = 1 + harmCategories.length;
const POOLED = CHANNELS * 2;

/** One text as the trainer sees it. */
export interface Sample {
  /** Rows of the words in the table of meanings, unknown ones left out. */
  readonly rows: Int32Array;
  readonly ngrams: Int32Array;
  readonly wordCount: number;
  readonly isHarmful: boolean;
  /** Place in the list of categories; -1 when nobody knows. */
  readonly category: number;
  readonly weight: number;
}

/** A parameter with its sum of squared gradients (AdaGrad). */
class Weights {
  readonly values: Float64Array;
  readonly #squares: Float64Array;

  constructor(size: number, init: () => number) {
    this.values = Float64Array.from({ length: size }, init);
    this.#squares = new Float64Array(size).fill(1e-3);
  }

  step(at: number, gradient: number, rate: number): void {
    this.#squares[at]! += gradient * gradient;
    this.values[at]! -= (rate * gradient) / Math.sqrt(this.#squares[at]!);
  }
}

/** A projection of word vectors, pooled by mean and maximum, beside hashed pairs of words. */
export class HarmNet {
  readonly projection: Weights;
  readonly projectionBias: Weights;
  readonly outputs: Weights;
  readonly biases: Weights;
  readonly ngrams = new Weights(NGRAM_COUNT, () => 0);
  readonly #vectors: Float32Array;
  readonly #pooled = new Float64Array(POOLED);
  readonly #argmax = new Int32Array(CHANNELS);
  #active = new Float64Array(0);

  constructor(vectors: Float32Array, random: Random) {
    this.#vectors = vectors;
    const small = (scale: number) => () => (random.next() * 2 - 1) * scale;
    this.projection = new Weights(CHANNELS * VECTOR, small(0.25));
    this.projectionBias = new Weights(CHANNELS, () => 0.02);
    this.outputs = new Weights(OUTPUTS * POOLED, small(0.2));
    this.biases = new Weights(OUTPUTS, () => -1);
  }

  /** A word's channels before the rectifier. */
  meaning(row: number, channel: number): number {
    let sum = this.projectionBias.values[channel]!;
    const { values } = this.projection;
    for (let part = 0; part < VECTOR; part++)
      sum += values[channel * VECTOR + part]! * this.#vectors[row * VECTOR + part]!;
    return sum;
  }

  forward({ rows, ngrams, wordCount }: Sample): Float64Array {
    const pooled = this.#pooled.fill(0);
    if (this.#active.length < rows.length * CHANNELS)
      this.#active = new Float64Array(rows.length * CHANNELS * 2);
    this.#argmax.fill(-1);
    for (let word = 0; word < rows.length; word++) {
      for (let channel = 0; channel < CHANNELS; channel++) {
        const value = Math.max(0, this.meaning(rows[word]!, channel));
        this.#active[word * CHANNELS + channel] = value;
        pooled[channel]! += value;
        if (value > pooled[CHANNELS + channel]!) {
          pooled[CHANNELS + channel] = value;
          this.#argmax[channel] = word;
        }
      }
    }
    for (let channel = 0; channel < CHANNELS; channel++) pooled[channel]! /= rows.length + 2;
    const z = new Float64Array(OUTPUTS);
    for (let output = 0; output < OUTPUTS; output++) {
      z[output] = this.biases.values[output]!;
      for (let i = 0; i < POOLED; i++) z[output]! += pooled[i]! * this.outputs.values[output * POOLED + i]!;
    }
    let sum = 0;
    for (const id of ngrams) sum += this.ngrams.values[id]!;
    z[0]! += sum / Math.sqrt(wordCount + 4);
    return z;
  }

  learn(sample: Sample, rate: number, decay: number, isHidden: () => boolean): void {
    const z = this.forward(sample);
    const gaps = new Float64Array(OUTPUTS);
    const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
    gaps[0] = (sigmoid(z[0]!) - (sample.isHarmful ? 1 : 0)) * sample.weight;
    if (sample.category >= 0)
      for (let i = 0; i < harmCategories.length; i++)
        gaps[i + 1] = 0.3 * sample.weight * (sigmoid(z[i + 1]!) - (i === sample.category ? 1 : 0));
    const toPooled = new Float64Array(POOLED);
    for (let output = 0; output < OUTPUTS; output++) {
      const gap = gaps[output]!;
      if (gap === 0) continue;
      this.biases.step(output, gap, rate);
      for (let i = 0; i < POOLED; i++) {
        const at = output * POOLED + i;
        toPooled[i]! += gap * this.outputs.values[at]!;
        this.outputs.step(at, gap * this.#pooled[i]! + decay * this.outputs.values[at]!, rate);
      }
    }
    const norm = 1 / Math.sqrt(sample.wordCount + 4);
    for (const id of sample.ngrams)
      if (!isHidden()) this.ngrams.step(id, gaps[0]! * norm + decay * this.ngrams.values[id]!, rate);
    this.#learnProjection(sample.rows, toPooled, rate, decay);
  }

  #learnProjection(rows: Int32Array, toPooled: Float64Array, rate: number, decay: number): void {
    const gradient = new Float64Array(VECTOR);
    for (let channel = 0; channel < CHANNELS; channel++) {
      gradient.fill(0);
      let bias = 0;
      const mean = toPooled[channel]! / (rows.length + 2);
      for (let word = 0; word < rows.length; word++) {
        if (this.#active[word * CHANNELS + channel]! <= 0) continue;
        const gap = mean + (this.#argmax[channel] === word ? toPooled[CHANNELS + channel]! : 0);
        bias += gap;
        for (let part = 0; part < VECTOR; part++)
          gradient[part]! += gap * this.#vectors[rows[word]! * VECTOR + part]!;
      }
      if (bias !== 0) this.projectionBias.step(channel, bias, rate * 0.3);
      for (let part = 0; part < VECTOR; part++) {
        if (gradient[part] === 0) continue;
        const at = channel * VECTOR + part;
        this.projection.step(at, gradient[part]! + decay * this.projection.values[at]!, rate * 0.3);
      }
    }
  }
}
