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

  it('reads UTF-16 with and without a mark, finds keys but no guesses in binaries, and says when a text is too large', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`key ${key}`, 'utf16le')]);
    expect(await scanStream('x', chunks(wide, 7), limits)).toMatchObject({
      findings: [{ rule: 'github-pat' }],
    });
    const bare = Buffer.from(`key ${key}`, 'utf16le');
    expect(await scanStream('x', chunks(bare, 64), limits)).toMatchObject({
      kind: 'read',
      findings: [{ rule: 'github-pat' }],
    });
    const binary = Buffer.from(`a\0\x01 ${key}\0password = "Tr0ub4dor&3"`);
    expect(await scanStream('x', chunks(binary, 64), limits)).toMatchObject({
      kind: 'binary',
      findings: [{ rule: 'github-pat' }],
    });
    const large = await scanStream('x', chunks(Buffer.from(`${key}\n${'a '.repeat(100)}`), 64), {
      ...limits,
      bytesMax: 100,
    });
    expect(large).toMatchObject({ kind: 'inconclusive', findings: [{ rule: 'github-pat' }] });
  });

  it('keeps what it found before a source gave way', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${key}\n`);
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    }
    expect(await scanStream('x', broken(), limits)).toMatchObject({
      kind: 'inconclusive',
      reason: 'EIO after 41 bytes',
      findings: [{ rule: 'github-pat' }],
    });
  });

  it('tells another secret in the same place apart, and gives no hash to try passwords against', async () => {
    const print = async (text: string) => {
      const outcome = await scanStream('x', chunks(Buffer.from(text), 99), limits);
      return 'findings' in outcome ? outcome.findings[0]!.fingerprint : '';
    };
    const [one, same, other] = [
      await print(key),
      await print(`\n${key}`),
      await print(`${key.slice(0, -1)}B`),
    ];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(one.slice(0, 28)).toBe(other.slice(0, 28));
  });
});
