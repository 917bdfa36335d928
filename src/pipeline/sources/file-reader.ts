import { type FileHandle, open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { Fault } from '../../kernel/fault.ts';
import { decompress, defaultExpansionLimits, detectCompression, type ExpansionLimits } from './decompress.ts';
import { sourceFaults } from './errors.ts';
import { LineSplitter, type SkippedPart, type SplitRecord } from './line-splitter.ts';
import { listZip, readZipMember } from './zip-reader.ts';

export interface FileReaderOptions {
  /** Told of parts that are too long to be a record; the rest of the file is read all the same. */
  readonly onSkipped: (part: SkippedPart) => void;
  readonly limits?: ExpansionLimits;
  readonly recordBytesMax?: number;
  readonly signal?: AbortSignal;
}

/** A record of a file, in memory of its own. */
export interface FileRecord extends SplitRecord {
  /** Path inside the archive, when the file is one. */
  readonly member?: string;
}

const CHUNK_BYTES = 262_144;

/**
 * Reads a file as records: plain, gzip, zstd, or a ZIP archive of such files (told by content, not by name), in UTF-8 or
 * UTF-16 with a byte order mark. Offsets are those of the expanded content; those of an archive's files follow each other.
 *
 * @throws Fault `file_unreadable`, `compressed_damaged`, `expands_too_far`, `zip_damaged`, `zip_unsupported`
 */
export async function* readFileRecords(path: string, options: FileReaderOptions): AsyncGenerator<FileRecord> {
  const file = await openFile(path);
  try {
    const head = await file.read(Buffer.alloc(4), 0, 4, 0);
    const compression = detectCompression(head.buffer.subarray(0, head.bytesRead));
    const limits = options.limits ?? defaultExpansionLimits;
    if (compression === 'zip') {
      yield* readArchive(file, options, limits);
    } else {
      const raw = readChunks(file);
      yield* split(
        compression === undefined ? raw : decompress(raw, compression, limits),
        options,
        0,
        undefined,
      );
    }
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new Fault(sourceFaults.fileUnreadable, {
      message: `The file cannot be read: ${path}`,
      cause: error,
    });
  }
}

async function* readArchive(
  file: FileHandle,
  options: FileReaderOptions,
  limits: ExpansionLimits,
): AsyncGenerator<FileRecord> {
  const { size } = await file.stat();
  let base = 0;
  for (const member of await listZip(file, size)) {
    // The limit is for the archive, not for each of its files.
    const left = { ...limits, outputBytesMax: limits.outputBytesMax - base };
    let bytes = 0;
    const content = async function* () {
      for await (const chunk of readZipMember(file, member, left)) {
        bytes += chunk.length;
        yield chunk;
      }
    };
    yield* split(content(), options, base, member.name);
    base += bytes;
  }
}

async function* readChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* split(
  content: AsyncIterable<Uint8Array>,
  options: FileReaderOptions,
  base: number,
  member: string | undefined,
): AsyncGenerator<FileRecord> {
  let records: FileRecord[] = [];
  const splitter = new LineSplitter({
    onRecord: ({ bytes, offset, isUtf8 }) =>
      records.push({
        bytes: Uint8Array.from(bytes),
        offset: base + offset,
        isUtf8,
        ...(member === undefined ? {} : { member }),
      }),
    onSkipped: (part) => options.onSkipped({ ...part, offset: base + part.offset }),
    ...(options.recordBytesMax === undefined ? {} : { recordBytesMax: options.recordBytesMax }),
  });
  for await (const chunk of transcode(content)) {
    options.signal?.throwIfAborted();
    splitter.push(chunk);
    yield* records;
    records = [];
  }
  splitter.finish();
  yield* records;
}

/** Windows tools write UTF-16 with a byte order mark; everything else passes as it is. */
async function* transcode(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  for await (const chunk of content) {
    if (isFirst) decoder = utf16Decoder(chunk);
    isFirst = false;
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

function utf16Decoder(head: Uint8Array): TextDecoder | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  return head[0] === 0xfe && head[1] === 0xff ? new TextDecoder('utf-16be') : undefined;
}
