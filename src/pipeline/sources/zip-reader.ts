import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '../../kernel/fault.ts';
import { decompress, defaultExpansionLimits, type ExpansionLimits } from './decompress.ts';
import { sourceFaults } from './errors.ts';

/** One file inside an archive (APPNOTE.TXT 6.3, section 4.3.12). */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const COMMENT_MAX = 65_535;
const MEMBERS_MAX = 10_000;
const DIRECTORY_BYTES_MAX = 16 * 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** The value that says "look in the ZIP64 record". */
const ZIP64_MARK = 0xffffffff;

/**
 * Lists the files of an archive from its central directory, without folders and without what macOS adds.
 *
 * @throws Fault `zip_damaged`, `zip_unsupported`
 */
export async function listZip(file: FileHandle, fileBytes: number): Promise<readonly ZipMember[]> {
  const tail = await readAt(
    file,
    Math.max(0, fileBytes - END_BYTES - COMMENT_MAX),
    Math.min(fileBytes, END_BYTES + COMMENT_MAX),
  );
  const end = findEnd(tail);
  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryOffset = tail.readUInt32LE(end + 16);
  if (directoryOffset === ZIP64_MARK || count === 0xffff) throw unsupported('ZIP64');
  if (count > MEMBERS_MAX || directoryBytes > DIRECTORY_BYTES_MAX)
    throw unsupported(`more than ${MEMBERS_MAX} files`);
  if (directoryOffset + directoryBytes > fileBytes) throw damaged('its directory lies outside of it');
  const directory = await readAt(file, directoryOffset, directoryBytes);
  const members: ZipMember[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const member = readMember(directory, at);
    at = member.next;
    if (isContent(member.name)) members.push(member);
  }
  return members;
}

function isContent(name: string): boolean {
  return !name.endsWith('/') && !name.startsWith('__MACOSX/') && !name.endsWith('.DS_Store');
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (
      tail.readUInt32LE(at) === END_SIGNATURE &&
      at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length
    )
      return at;
  }
  throw damaged('its end is missing');
}

function readMember(directory: Buffer, at: number): ZipMember & { readonly next: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL_SIGNATURE)
    throw damaged('its directory is broken');
  const nameBytes = directory.readUInt16LE(at + 28);
  const next = at + 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  if (next > directory.length) throw damaged('its directory is broken');
  const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
  if (directory.readUInt16LE(at + 8) & ENCRYPTED_FLAG) throw unsupported('encryption');
  const compressedBytes = directory.readUInt32LE(at + 20);
  const headerOffset = directory.readUInt32LE(at + 42);
  if (compressedBytes === ZIP64_MARK || headerOffset === ZIP64_MARK) throw unsupported('ZIP64');
  return {
    name,
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    compressedBytes,
    headerOffset,
    next,
  };
}

/**
 * The content of one file of an archive, expanded within limits and checked against its checksum.
 *
 * @throws Fault `zip_damaged`, `zip_unsupported`, `expands_too_far`, `compressed_damaged`
 */
export async function* readZipMember(
  file: FileHandle,
  member: ZipMember,
  limits: ExpansionLimits = defaultExpansionLimits,
): AsyncGenerator<Uint8Array> {
  const header = await readAt(file, member.headerOffset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_SIGNATURE)
    throw damaged(`the header of a file in it is broken`);
  const start = member.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = readRange(file, start, member.compressedBytes);
  if (member.method !== STORED && member.method !== DEFLATED)
    throw unsupported(`compression method ${member.method}`);
  const content = member.method === STORED ? raw : decompress(raw, 'deflate-raw', limits);
  let crc = 0;
  for await (const chunk of content) {
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc !== member.crc) throw damaged('the checksum of a file in it is wrong');
}

async function* readRange(file: FileHandle, start: number, byteLength: number): AsyncGenerator<Buffer> {
  let left = byteLength;
  let position = start;
  while (left > 0) {
    const chunk = await readAt(file, position, Math.min(left, 65_536));
    if (chunk.length === 0) throw damaged('it is cut short');
    yield chunk;
    left -= chunk.length;
    position += chunk.length;
  }
}

async function readAt(file: FileHandle, position: number, byteLength: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(byteLength);
  let filled = 0;
  while (filled < byteLength) {
    const { bytesRead } = await file.read(buffer, filled, byteLength - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function damaged(how: string): Fault {
  return new Fault(sourceFaults.zipDamaged, { message: `The ZIP archive is damaged: ${how}.` });
}

function unsupported(feature: string): Fault {
  return new Fault(sourceFaults.zipUnsupported, {
    message: `The ZIP archive uses ${feature}, which is not supported.`,
  });
}
