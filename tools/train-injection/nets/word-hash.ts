import { HASH_SEED, hashUnit } from '../../../src/protect/guards/injection/concept-table.ts';

export function hashOf(word: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < word.length; index++) hash = hashUnit(hash, word.charCodeAt(index));
  return hash;
}
const ideogram = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]/;

/** Hash of a word's first letters, or 0 for words that have no stem of their own. */
export function stemHashOf(word: string): number {
  return word.length >= 6 && !ideogram.test(word) ? hashOf(word.slice(0, 5)) : 0;
}
