import { hash } from 'node:crypto';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

/** Where a followed file has been read up to; it finds the file again after a rotation. */
export const followPositionSchema = z.object({
  inode: z.number(),
  /** Offset of the first byte that no delivered record holds. */
  offset: z.number().int().nonnegative(),
  /** The file's first bytes, by number and hash: inodes are used again, beginnings of logs are not. */
  headBytes: z.number().int().nonnegative(),
  headHash: z.string(),
});
export type FollowPosition = Readonly<z.infer<typeof followPositionSchema>>;

const HEAD_BYTES = 1024;
const SIBLINGS_MAX = 1000;

export interface Fingerprint {
  readonly bytes: number;
  readonly hash: string;
}

/** Hash of a file's first bytes; a file shorter than asked is hashed as far as it goes. */
export async function fingerprintOf(file: FileHandle, bytesMax = HEAD_BYTES): Promise<Fingerprint> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, bytesMax, 0);
  return { bytes: bytesRead, hash: hash('sha256', buffer.subarray(0, bytesRead), 'hex') };
}

/** Whether a path holds the file that a position is of, at least as long as it was read. */
export async function isSameFile(path: string, position: FollowPosition): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const { ino, size } = await file.stat();
    if (ino !== position.inode || size < position.offset) return false;
    const head = await fingerprintOf(file, position.headBytes);
    return head.bytes === position.headBytes && head.hash === position.headHash;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  } finally {
    await file?.close();
  }
}

/** The file that a position is of, when it was renamed to a name that begins like the old one (`app.log.1`). */
export async function findRotated(path: string, position: FollowPosition): Promise<string | undefined> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(basename(path)) && name !== basename(path),
  );
  for (const name of names.slice(0, SIBLINGS_MAX)) {
    if (await isSameFile(join(folder, name), position)) return join(folder, name);
  }
  return undefined;
}
