import type { InjectionModel } from './model.ts';
import { parseInjectionModel } from './weights-file.ts';

/**
 * Reads the weights that ship with the product. Kept apart from the guard, which is pure: in a browser fetch the file
 * and hand its bytes to `parseInjectionModel`.
 */
export async function loadInjectionModel(
  url = new URL('./weights/injection.bin', import.meta.url),
): Promise<InjectionModel> {
  const { readFile } = await import('node:fs/promises');
  return parseInjectionModel(await readFile(url));
}
