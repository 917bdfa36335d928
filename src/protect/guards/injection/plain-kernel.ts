import type { Kernel } from './kernel.ts';
import { CHANNELS, HIDDEN, PROJECTED, VECTOR_SIZE } from './net-sizes.ts';

const FIRST_BYTES = 65_536;

/** {@link Kernel} in plain code. */
export class PlainKernel implements Kernel {
  floats = new Float32Array(FIRST_BYTES / 4);
  integers = new Int32Array(this.floats.buffer);
  #used = 0;

  allocate(bytes: number): number {
    const place = this.#used;
    this.#used += Math.ceil(bytes / 16) * 16;
    if (this.#used > this.floats.byteLength) {
      const larger = new Float32Array(Math.ceil(this.#used / FIRST_BYTES) * (FIRST_BYTES / 4));
      larger.set(this.floats);
      this.floats = larger;
      this.integers = new Int32Array(larger.buffer);
    }
    return place;
  }

  /** What a word's meaning adds to the channels of the word after it, of itself and of the word before it. */
  project(to: number, vector: number, weights: number): void {
    const { floats } = this;
    for (let column = 0; column < PROJECTED; column++) {
      let sum = 0;
      for (let input = 0; input < VECTOR_SIZE; input++)
        sum += floats[vector / 4 + input]! * floats[weights / 4 + input * PROJECTED + column]!;
      floats[to / 4 + column] = sum;
    }
  }

  add(to: number, left: number, right: number): void {
    const { floats } = this;
    for (let column = 0; column < PROJECTED; column++)
      floats[to / 4 + column] = floats[left / 4 + column]! + floats[right / 4 + column]!;
  }

  /** Strongest and sum of each channel over a unit's words; `words` holds places, from the word before the unit on. */
  poolUnit(words: number, count: number, bias: number, maxima: number, sums: number): void {
    const { floats, integers } = this;
    floats.fill(0, maxima / 4, maxima / 4 + CHANNELS);
    floats.fill(0, sums / 4, sums / 4 + CHANNELS);
    for (let word = words / 4; word < words / 4 + count; word++) {
      const before = integers[word]! / 4;
      const own = integers[word + 1]! / 4 + CHANNELS;
      const after = integers[word + 2]! / 4 + 2 * CHANNELS;
      for (let channel = 0; channel < CHANNELS; channel++) {
        const around = floats[before + channel]! + floats[after + channel]!;
        const value = floats[bias / 4 + channel]! + floats[own + channel]! + around;
        if (value <= 0) continue;
        floats[sums / 4 + channel]! += value;
        if (value > floats[maxima / 4 + channel]!) floats[maxima / 4 + channel] = value;
      }
    }
  }

  /** Strongest and scaled sum of each channel over consecutive units, one row after the other. */
  poolWindow(to: number, maxima: number, sums: number, count: number, scale: number): void {
    const { floats } = this;
    for (let channel = 0; channel < CHANNELS; channel++) {
      let strongest = 0;
      let sum = 0;
      for (let unit = 0; unit < count; unit++) {
        strongest = Math.max(strongest, floats[maxima / 4 + unit * CHANNELS + channel]!);
        sum += floats[sums / 4 + unit * CHANNELS + channel]!;
      }
      floats[to / 4 + channel] = strongest;
      floats[to / 4 + CHANNELS + channel] = sum * scale;
    }
  }

  /** The hidden layer and the output, without the output's bias. */
  judge(pooled: number, inputs: number, weights: number, bias: number, output: number): number {
    const { floats } = this;
    let score = 0;
    for (let unit = 0; unit < HIDDEN; unit++) {
      let sum = floats[bias / 4 + unit]!;
      for (let input = 0; input < inputs; input++)
        sum += floats[pooled / 4 + input]! * floats[weights / 4 + input * HIDDEN + unit]!;
      if (sum > 0) score += sum * floats[output / 4 + unit]!;
    }
    return score;
  }
}
