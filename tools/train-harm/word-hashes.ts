import { readFileSync } from 'node:fs';
import { FEATURE_COUNT } from '../../src/protect/guards/injection/features.ts';
import { VECTOR_SIZE } from '../../src/protect/guards/injection/net-sizes.ts';
import { OPERATING_POINTS } from '../../src/protect/guards/injection/weights-file.ts';

/** The most frequent words stand first; with so many the file stays under a megabyte. */
export const WORDS_KEPT = 48_000;

/** Hashes of the words in the injection guard's table, by row: its meanings are where this classifier starts. */
export function readWordHashes(): Int32Array {
  const bytes = readFileSync(
    new URL('../../src/protect/guards/injection/weights/injection.bin', import.meta.url),
  );
  const linear = 2 * (8 + FEATURE_COUNT);
  const at = 8 + linear + 2 * 12 + OPERATING_POINTS * 8;
  const count = bytes.readUInt32LE(at);
  const from = at + 4 + VECTOR_SIZE * 4;
  return Int32Array.from({ length: Math.min(count, WORDS_KEPT) }, (_, i) => bytes.readInt32LE(from + i * 4));
}
