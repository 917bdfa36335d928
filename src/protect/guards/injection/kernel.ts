/**
 * The sums of the nets over one memory; places are bytes from its start. `plain-kernel.ts` tells what each does; the
 * WebAssembly one, which tools/injection-kernel writes, does four at a time.
 */
export interface Kernel {
  /** The memory; allocating replaces the views of it. */
  readonly floats: Float32Array;
  readonly integers: Int32Array;
  /** The place of so many bytes more, zero, on a border of 16. */
  allocate(bytes: number): number;
  project(to: number, vector: number, weights: number): void;
  add(to: number, left: number, right: number): void;
  poolUnit(words: number, count: number, bias: number, maxima: number, sums: number): void;
  poolWindow(to: number, maxima: number, sums: number, count: number, scale: number): void;
  judge(pooled: number, inputs: number, weights: number, bias: number, output: number): number;
}
