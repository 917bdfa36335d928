import { lstat, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file to look at, a place that could not be read, or one that is left out: a link, a pipe, a device. */
export type WalkEntry =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'skipped'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

const DEPTH_MAX = 256;

/**
 * All plain files under a path, in the order of their names. A link is followed when the path itself is one; those
 * beneath it are not, or a folder could be read for ever.
 */
export async function* walkFiles(path: string, depth = 0): AsyncGenerator<WalkEntry> {
  try {
    const info = await (depth === 0 ? stat(path) : lstat(path));
    if (info.isFile()) yield { kind: 'file', path, bytes: info.size };
    else if (!info.isDirectory()) yield { kind: 'skipped', path };
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
