import { type NameModel, parseNameModel } from './name-model.ts';

/** Reads the weights that ship with the product. Kept apart from the guard, which is pure. */
export async function loadNameModel(
  url = new URL('../weights/names.bin', import.meta.url),
): Promise<NameModel> {
  const { readFile } = await import('node:fs/promises');
  return parseNameModel(await readFile(url));
}
