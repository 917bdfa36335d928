import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decompress, defaultExpansionLimits, detectCompression } from './decompress.ts';

async function* chunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function expand(
  bytes: Uint8Array,
  kind: Parameters<typeof decompress>[1],
  limits = defaultExpansionLimits,
) {
  const parts: Uint8Array[] = [];
  for await (const part of decompress(chunks(bytes), kind, limits)) parts.push(part);
  return Buffer.concat(parts).toString();
}

const text = 'one\ntwo\n'.repeat(5000);

test('expands gzip, zstd and deflate', async () => {
  expect(await expand(gzipSync(text), 'gzip')).toBe(text);
  expect(await expand(zstdCompressSync(text), 'zstd')).toBe(text);
  expect(await expand(deflateSync(text), 'deflate')).toBe(text);
});

test('expands a gzip file of several members', async () => {
  expect(await expand(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]), 'gzip')).toBe('a\nb\n');
});

test('a bomb ends in a fault at the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  const limits = { outputBytesMax: 1_000_000, ratioMax: 10_000, ratioFromBytes: 0 };
  await expect(expand(bomb, 'gzip', limits)).rejects.toMatchObject({ code: 'expands_too_far' });
  const ratio = { outputBytesMax: 1e12, ratioMax: 100, ratioFromBytes: 1_000_000 };
  await expect(expand(bomb, 'gzip', ratio)).rejects.toMatchObject({ code: 'expands_too_far' });
});

test('damaged and cut data end in a fault', async () => {
  const whole = gzipSync(text);
  await expect(expand(whole.subarray(0, whole.length - 9), 'gzip')).rejects.toMatchObject({
    code: 'compressed_damaged',
  });
  await expect(expand(Buffer.from('no gzip at all'), 'gzip')).rejects.toMatchObject({
    code: 'compressed_damaged',
  });
  await expect(expand(zstdCompressSync(text).subarray(0, 20), 'zstd')).rejects.toMatchObject({
    code: 'compressed_damaged',
  });
});

test('a fault of the source is passed on as it is', async () => {
  const broken = async function* () {
    yield gzipSync(text).subarray(0, 10);
    throw new Error('disk');
  };
  const read = async () => {
    for await (const part of decompress(broken(), 'gzip')) expect(part).toBeDefined();
  };
  await expect(read()).rejects.toThrow('disk');
});

test('knows a compression by its first bytes', () => {
  expect(detectCompression(gzipSync('a'))).toBe('gzip');
  expect(detectCompression(zstdCompressSync('a'))).toBe('zstd');
  expect(detectCompression(Buffer.from('PK\x03\x04'))).toBe('zip');
  expect(detectCompression(Buffer.from('{"a"'))).toBeUndefined();
});
