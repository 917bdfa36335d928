import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file to look at, or a place that could not be read. */
export type WalkEntry =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

const DEPTH_MAX = 256;

/** All plain files under a path, in the order of their names. Links are not followed; what is no plain file is left out. */
export async function* walkFiles(path: string, depth = 0): AsyncGenerator<WalkEntry> {
  try {
    const info = await lstat(path);
    if (info.isFile()) yield { kind: 'file', path, bytes: info.size };
    if (!info.isDirectory()) return;
    if (depth > DEPTH_MAX) {
      yield { kind: 'unreadable', path, reason: `more than ${DEPTH_MAX} folders deep` };
      return;
    }
    const names: string[] = [];
    for await (const entry of await opendir(path)) names.push(entry.name);
    for (const name of names.sort()) yield* walkFiles(join(path, name), depth + 1);
  } catch (error) {
    yield { kind: 'unreadable', path, reason: (error as NodeJS.ErrnoException).code ?? 'it cannot be read' };
  }
}
