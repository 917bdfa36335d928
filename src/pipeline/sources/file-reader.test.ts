import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FileReaderOptions, readFileRecords } from './file-reader.ts';
import { makeZip } from './testing/make-zip.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bartizan-file-reader-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, options: Partial<FileReaderOptions> = {}) {
  const path = join(folder, 'input');
  await writeFile(path, content);
  const found: { text: string; offset: number; member?: string }[] = [];
  for await (const { bytes, offset, member } of readFileRecords(path, {
    onSkipped: () => undefined,
    ...options,
  })) {
    found.push({ text: Buffer.from(bytes).toString(), offset, ...(member === undefined ? {} : { member }) });
  }
  return found;
}

const expected = [
  { text: 'first', offset: 0 },
  { text: 'second', offset: 6 },
];

test('reads plain, gzip and zstd files, told by content', async () => {
  expect(await read('first\nsecond')).toEqual(expected);
  expect(await read(gzipSync('first\nsecond'))).toEqual(expected);
  expect(await read(zstdCompressSync('first\nsecond'))).toEqual(expected);
  expect(await read('')).toEqual([]);
});

test('reads UTF-16 with a byte order mark, as Windows tools write it', async () => {
  expect(await read(Buffer.from('\uFEFF{"a":"ä"}\r\n{"b":1}', 'utf16le'))).toMatchObject([
    { text: '{"a":"ä"}' },
    { text: '{"b":1}' },
  ]);
});

test('reads the files of an archive one after the other, without what macOS adds', async () => {
  const zip = makeZip([
    { name: 'logs/', content: '', method: 0 },
    { name: 'logs/a.json', content: '{"a":1}\n' },
    { name: '__MACOSX/logs/._a.json', content: 'junk' },
    { name: 'logs/b.json', content: '{"b":1}', method: 0 },
  ]);
  expect(await read(zip)).toEqual([
    { text: '{"a":1}', offset: 0, member: 'logs/a.json' },
    { text: '{"b":1}', offset: 8, member: 'logs/b.json' },
  ]);
});

test.each([
  ['encrypted', makeZip([{ name: 'a', content: 'x', flags: 1 }]), 'zip_unsupported'],
  ['with a wrong checksum', makeZip([{ name: 'a', content: 'x', crc: 7 }]), 'zip_damaged'],
  ['without its end', makeZip([{ name: 'a', content: 'x' }]).subarray(0, 40), 'zip_damaged'],
])('an archive %s is refused', async (_, zip, code) => {
  await expect(read(zip)).rejects.toMatchObject({ code });
});

test('the limit of expansion is one for the whole archive', async () => {
  const zip = makeZip([
    { name: 'a', content: 'x\n'.repeat(30_000) },
    { name: 'b', content: 'y\n'.repeat(30_000) },
  ]);
  const limits = { outputBytesMax: 100_000, ratioMax: 1e9, ratioFromBytes: 0 };
  await expect(read(zip, { limits })).rejects.toMatchObject({ code: 'expands_too_far' });
});

test('a directory that lies about its place is damaged, not read', async () => {
  const zip = makeZip([{ name: 'a', content: 'x' }]);
  zip.writeUInt32LE(0x7fffffff, zip.length - 6);
  await expect(read(zip)).rejects.toMatchObject({ code: 'zip_damaged' });
});

test('a missing file is a fault that names it', async () => {
  const path = join(folder, 'missing');
  const reading = async () => {
    for await (const record of readFileRecords(path, { onSkipped: () => undefined }))
      expect(record).toBeUndefined();
  };
  await expect(reading()).rejects.toMatchObject({
    code: 'file_unreadable',
    publicMessage: expect.stringContaining(path),
  });
});
