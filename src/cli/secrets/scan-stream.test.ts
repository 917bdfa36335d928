import { describe, expect, it } from 'vitest';
import { scanStream } from './scan-stream.ts';

const key = `ghp_${'a8Kd02LsmQ9xYtR4vBnW7eZc1UfH6jGp3OiA'}`;
const limits = { bytesMax: 10_000_000, config: undefined };

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('scanning a stream', () => {
  it('finds each key once, with its line and column, wherever the pieces are cut', async () => {
    const filler = `${'an ordinary line of text that is harmless, é\n'.repeat(27_000)}`;
    const text = `${filler}one ${key}\n${filler}two "${key}"`;
    const outcome = await scanStream('x', chunks(Buffer.from(text), 65_537), limits);
    if (outcome.kind !== 'read') throw new Error(outcome.kind);
    expect(outcome.findings.map(({ line, column, start }) => ({ line, column, start }))).toEqual([
      { line: 27_001, column: 5, start: text.indexOf(key) },
      { line: 54_002, column: 6, start: text.lastIndexOf(key) },
    ]);
    expect(JSON.stringify(outcome)).not.toContain(key);
  });

  it('reads UTF-16, leaves out binaries, and says when a text is too large', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`key ${key}`, 'utf16le')]);
    expect(await scanStream('x', chunks(wide, 7), limits)).toMatchObject({
      findings: [{ rule: 'github-pat' }],
    });
    expect(await scanStream('x', chunks(Buffer.from('a\0b'), 9), limits)).toEqual({ kind: 'binary' });
    const large = await scanStream('x', chunks(Buffer.from(`${key}\n${'a '.repeat(100)}`), 64), {
      ...limits,
      bytesMax: 100,
    });
    expect(large).toMatchObject({ kind: 'inconclusive', findings: [{ rule: 'github-pat' }] });
  });
});
