import { describe, expect, it } from 'vitest';
import { createKernel } from './create-kernel.ts';
import type { Kernel } from './kernel.ts';
import { CHANNELS, HIDDEN, PROJECTED, VECTOR_SIZE } from './net-sizes.ts';
import { PlainKernel } from './plain-kernel.ts';

/** The same numbers in every kernel: xorshift, from -1 to 1. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  });
}

function put(kernel: Kernel, values: ArrayLike<number>): number {
  const place = kernel.allocate(values.length * 4);
  kernel.floats.set(values, place / 4);
  return place;
}

function read(kernel: Kernel, place: number, count: number): number[] {
  return Array.from(kernel.floats.subarray(place / 4, place / 4 + count));
}

/** Every sum once, each on what the one before it left. */
function runAll(kernel: Kernel): number[] {
  const weights = put(kernel, numbers(VECTOR_SIZE * PROJECTED, 11));
  const vector = put(kernel, numbers(VECTOR_SIZE, 12));
  const words = [13, 14, 15, 16, 17].map((seed) => put(kernel, numbers(PROJECTED, seed)));
  kernel.project(words[2]!, vector, weights);
  kernel.add(words[3]!, words[3]!, words[1]!);
  const bias = put(kernel, numbers(CHANNELS, 18));
  const list = kernel.allocate(words.length * 4);
  kernel.integers.set(words, list / 4);
  const maxima = kernel.allocate(2 * CHANNELS * 4);
  const sums = kernel.allocate(2 * CHANNELS * 4);
  kernel.poolUnit(list, 3, bias, maxima, sums);
  kernel.poolUnit(list + 4, 1, bias, maxima + CHANNELS * 4, sums + CHANNELS * 4);
  const inputs = 2 * CHANNELS + 1;
  const pooled = put(kernel, numbers(inputs, 19));
  kernel.poolWindow(pooled, maxima, sums, 2, 0.25);
  const hidden = put(kernel, numbers(inputs * HIDDEN, 20));
  const hiddenBias = put(kernel, numbers(HIDDEN, 21));
  const output = put(kernel, numbers(HIDDEN, 22));
  const score = kernel.judge(pooled, inputs, hidden, hiddenBias, output);
  return [...words.flatMap((word) => read(kernel, word, PROJECTED)), ...read(kernel, pooled, inputs), score];
}

describe('the kernel', () => {
  it('gives the same sums in WebAssembly and in plain code', () => {
    const fast = createKernel();
    expect(fast).not.toBeInstanceOf(PlainKernel);
    const plain = runAll(new PlainKernel());
    const found = runAll(fast);
    expect(found).toHaveLength(plain.length);
    for (let at = 0; at < plain.length; at++) expect(found[at]).toBeCloseTo(plain[at]!, 3);
    expect(plain.some((value) => Math.abs(value) > 1)).toBe(true);
  });

  it.each([
    ['WebAssembly', createKernel],
    ['plain code', () => new PlainKernel()],
  ])('keeps what it holds when it grows: %s', (_, create) => {
    const kernel = create();
    const first = put(kernel, [1, 2, 3]);
    const second = kernel.allocate(1_000_000);
    expect(second % 16).toBe(0);
    expect(second).toBeGreaterThan(first);
    expect(read(kernel, first, 3)).toEqual([1, 2, 3]);
    expect(read(kernel, second, 250_000).every((value) => value === 0)).toBe(true);
  });
});
