import { type HarmModel, parseHarmModel } from './harm-model.ts';

/** Reads the weights that ship with the product. In a browser fetch the file and hand its bytes to `parseHarmModel`. */
export async function loadHarmModel(
  url = new URL('./weights/harm.bin', import.meta.url),
): Promise<HarmModel> {
  const { readFile } = await import('node:fs/promises');
  return parseHarmModel(await readFile(url));
}
