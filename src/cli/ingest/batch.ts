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
  readonly records: readonly PlacedRecord[];
  /** What tells the records' file from others, such as its absolute path. */
  readonly origin: string;
}

/** Packs records into batches of about a megabyte; a larger record travels alone. */
export async function* packBatches(
  records: AsyncIterable<PlacedRecord>,
  origin: string,
  bytesMax = BATCH_BYTES,
): AsyncGenerator<Batch> {
  let packed: PlacedRecord[] = [];
  let size = 0;
  for await (const record of records) {
    if (packed.length > 0 && size + record.bytes.length + 1 > bytesMax) {
      yield { records: packed, origin };
      packed = [];
      size = 0;
    }
    packed.push(record);
    size += record.bytes.length + 1;
  }
  if (packed.length > 0) yield { records: packed, origin };
}

/** The batch as it travels: a record a line. */
export function bodyOf(batch: Batch): Uint8Array {
  return Buffer.concat(batch.records.flatMap((record) => [record.bytes, NEWLINE]));
}

/** Same file, place and content give the same key: what is sent twice is stored once. */
export function idempotencyKey(batch: Batch, body: Uint8Array): string {
  const place = `${batch.origin}\0${batch.records[0]?.offset ?? 0}\0`;
  return createHash('sha256').update(place).update(body).digest('hex');
}
