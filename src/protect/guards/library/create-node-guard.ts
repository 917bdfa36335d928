import { readFile } from 'node:fs/promises';
import { createGuard as createCoreGuard, type GuardOptions, type Weights } from './create-guard.ts';
import type { TextGuard } from './text-guard.ts';

const injectionWeights = new URL('../injection/weights/injection.bin', import.meta.url);
const nameWeights = new URL('../pii/weights/names.bin', import.meta.url);

/** {@link createCoreGuard} with the weights that ship with the product, read from disk when none are given. */
export async function createGuard(options: GuardOptions = {}): Promise<TextGuard> {
  const [weights, names] = await Promise.all([
    fileOf(options.weights ?? injectionWeights),
    fileOf(options.nameWeights ?? nameWeights),
  ]);
  return createCoreGuard({ ...options, weights, nameWeights: names });
}

/** `fetch` reads no files in Node. */
async function fileOf(weights: Weights): Promise<Weights> {
  return weights instanceof URL && weights.protocol === 'file:' ? readFile(weights) : weights;
}
