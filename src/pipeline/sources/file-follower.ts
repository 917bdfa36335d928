import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FollowPosition, findRotated, fingerprintOf, isSameFile } from './follow-position.ts';
import { LineSplitter, type SkippedPart } from './line-splitter.ts';

/** Whole lines of a followed file, and where reading goes on once they are durable. */
export interface FollowBatch {
  /** Records, each ended by a newline. */
  readonly body: Uint8Array;
  readonly recordCount: number;
  /** To be stored together with the batch, or after it; handed back as `from` it neither loses nor repeats a record. */
  readonly position: FollowPosition;
}

export interface FollowOptions {
  /** Where an earlier run stopped; without it the file is read from its start. */
  readonly from?: FollowPosition;
  /** Takes a batch. The follower waits for it before it reads on, so a slow taker slows the reading. */
  readonly sink: (batch: FollowBatch) => Promise<void>;
  readonly onSkipped: (part: SkippedPart) => void;
  readonly signal: AbortSignal;
  readonly pollMs?: number;
  readonly recordBytesMax?: number;
}

const READ_BYTES = 262_144;
const POLL_MS = 250;

/**
 * Follows a file as `tail -F` does until the signal aborts: waits for it to appear, goes on when it is rotated by
 * renaming (after the rest of the old one), starts again when it is truncated or copied and truncated, and leaves a last
 * line without its end for later. It polls: that also works on network file systems.
 */
export async function followFile(path: string, options: FollowOptions): Promise<void> {
  let from = options.from;
  if (from !== undefined && !(await isSameFile(path, from))) {
    const rotated = await findRotated(path, from);
    if (rotated !== undefined) await new OpenFile(rotated, options, true).run(from);
    from = undefined;
  }
  while (!options.signal.aborted) {
    const file = new OpenFile(path, options, false);
    await file.run(from);
    from = undefined;
  }
}

/** One generation of the followed file, from its opening to its rotation or truncation. */
class OpenFile {
  readonly #path: string;
  readonly #options: FollowOptions;
  /** True for a file that has been rotated away: it is read to its end and not waited for. */
  readonly #isOld: boolean;
  readonly #splitter: LineSplitter;
  #lines: Buffer[] = [];
  #base = 0;
  #read = 0;
  #inode = 0;

  constructor(path: string, options: FollowOptions, isOld: boolean) {
    this.#path = path;
    this.#options = options;
    this.#isOld = isOld;
    this.#splitter = new LineSplitter({
      framing: 'lines',
      onRecord: ({ bytes }) => {
        const line = Buffer.allocUnsafe(bytes.length + 1);
        line.set(bytes);
        line[bytes.length] = 10;
        this.#lines.push(line);
      },
      onSkipped: (part) => options.onSkipped({ ...part, offset: this.#base + part.offset }),
      ...(options.recordBytesMax === undefined ? {} : { recordBytesMax: options.recordBytesMax }),
    });
  }

  async run(from: FollowPosition | undefined): Promise<void> {
    const file = await this.#open();
    if (file === undefined) return;
    try {
      this.#inode = (await file.stat()).ino;
      this.#base = from?.offset ?? 0;
      this.#read = this.#base;
      await this.#follow(file);
    } finally {
      await file.close();
    }
  }

  async #open(): Promise<FileHandle | undefined> {
    while (!this.#options.signal.aborted) {
      try {
        return await open(this.#path, 'r');
      } catch (error) {
        if (!isMissing(error)) throw error;
        await this.#pause();
      }
    }
    return undefined;
  }

  async #follow(file: FileHandle): Promise<void> {
    let head = await fingerprintOf(file);
    while (!this.#options.signal.aborted) {
      if (await this.#readSome(file)) continue;
      const state = await this.#whatHappened(file, head);
      // One more look: the writer may have written between the last read and the rotation.
      if (state !== 'same' && state !== 'truncated' && (await this.#readSome(file))) continue;
      if (state !== 'same') {
        await this.#finish(file);
        return;
      }
      head = await fingerprintOf(file);
      await this.#pause();
    }
  }

  async #whatHappened(
    file: FileHandle,
    head: Awaited<ReturnType<typeof fingerprintOf>>,
  ): Promise<'same' | 'truncated' | 'rotated'> {
    const { size } = await file.stat();
    const now = await fingerprintOf(file, head.bytes);
    if (size < this.#read || now.bytes < head.bytes || now.hash !== head.hash) return 'truncated';
    if (this.#isOld) return 'rotated';
    const inode = await inodeOf(this.#path);
    // While the path is missing, the new file is still to come; what is written goes on into the old one.
    return inode === undefined || inode === this.#inode ? 'same' : 'rotated';
  }

  /** Reads a piece and hands its lines on; false at the end of the file. */
  async #readSome(file: FileHandle): Promise<boolean> {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES, this.#read);
    if (bytesRead === 0) return false;
    this.#read += bytesRead;
    this.#splitter.push(buffer.subarray(0, bytesRead));
    await this.#deliver(file);
    return true;
  }

  /** The file is over: a last line without its end will get none any more. */
  async #finish(file: FileHandle): Promise<void> {
    this.#splitter.finish();
    await this.#deliver(file);
  }

  async #deliver(file: FileHandle): Promise<void> {
    if (this.#lines.length === 0) return;
    const body = Buffer.concat(this.#lines);
    const recordCount = this.#lines.length;
    this.#lines = [];
    const offset = this.#base + this.#splitter.safeOffset;
    const { bytes, hash } = await fingerprintOf(file);
    const position = { inode: this.#inode, offset, headBytes: bytes, headHash: hash };
    await this.#options.sink({ body, recordCount, position });
  }

  async #pause(): Promise<void> {
    try {
      await sleep(this.#options.pollMs ?? POLL_MS, undefined, { signal: this.#options.signal });
    } catch (error) {
      if (!this.#options.signal.aborted) throw error;
    }
  }
}

async function inodeOf(path: string): Promise<number | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    return (await file.stat()).ino;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  } finally {
    await file?.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
