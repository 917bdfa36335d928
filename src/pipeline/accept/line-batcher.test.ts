import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRecords } from '../records.ts';
import { LineBatcher } from './line-batcher.ts';

function batch(
  pieces: readonly Uint8Array[],
  options: { recordBytesMax?: number; recordsMax?: number; batchBytes?: number } = {},
) {
  const batcher = new LineBatcher({ recordBytesMax: 1000, ...options });
  for (const piece of pieces) batcher.push(piece);
  return { batches: batcher.finish(), count: batcher.recordCount };
}

const text = fc.array(fc.constantFrom('a', 'bb', '\n', '\n\n', '\r\n', '\r', ' ', 'é', '\u0000'), {
  maxLength: 60,
});

describe('line batcher', () => {
  it('keeps every record, in order, however the bytes arrive, and counts as the pipeline does', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.integer({ min: 4, max: 64 }), (parts, batchBytes) => {
        const pieces = parts.map((part) => Buffer.from(part.join('')));
        const whole = Buffer.concat(pieces);
        const { batches, count } = batch(pieces, { batchBytes });
        const lines = (bytes: Uint8Array) =>
          Buffer.from(bytes)
            .toString('latin1')
            .split('\n')
            .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
            .filter((line) => line !== '');
        expect(batches.flatMap((one) => lines(one.body))).toEqual(lines(whole));
        expect(count).toBe(countRecords(whole));
        for (const one of batches) expect(one.recordCount).toBe(countRecords(one.body));
      }),
    );
  });

  it('refuses more records than a body may hold; empty lines are none', () => {
    const body = [Buffer.from('a\n\nb\n\n'), Buffer.from('c')];
    expect(batch(body, { recordsMax: 3 }).count).toBe(3);
    expect(() => batch(body, { recordsMax: 2 })).toThrow(
      expect.objectContaining({ code: 'too_many_records', status: 413 }),
    );
  });

  it('keeps chunks near the batch size', () => {
    const line = Buffer.from(`${'x'.repeat(399)}\n`);
    const body = Buffer.concat(Array.from({ length: 20_000 }, () => line));
    const { batches, count } = batch([body]);
    expect(count).toBe(20_000);
    expect(batches.length).toBe(8);
    expect(Math.max(...batches.map((one) => one.body.length))).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it('never puts a million lines into one chunk, even when they are empty', () => {
    const { batches, count } = batch(
      [Buffer.concat([Buffer.alloc(3_000_000, '\n'), Buffer.from('a\n'.repeat(2))])],
      {
        batchBytes: 4_000_000,
      },
    );
    expect(count).toBe(2);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.body.length).toBeLessThan(1 << 20);
  });

  it('cuts a flood of short lines into chunks that one transaction can take', () => {
    const { batches, count } = batch([Buffer.from('x\n'.repeat(500_000))]);
    expect(count).toBe(500_000);
    expect(Math.max(...batches.map((one) => one.recordCount))).toBeLessThanOrEqual(16_384);
  });

  it.each([
    ['in the middle', ['ok\n', `${'x'.repeat(1001)}\n`, 'ok\n'], 'line 2'],
    ['at the end without a line end', ['a\n\nb\n', 'x'.repeat(1001)], 'line 4'],
    ['in pieces', ['a\n', 'x'.repeat(600), 'x'.repeat(600)], 'line 2'],
  ])('refuses a record that is too long %s and names it', (_name, pieces, field) => {
    expect(() => batch(pieces.map((piece) => Buffer.from(piece)))).toThrow(
      expect.objectContaining({ code: 'record_too_long', field }),
    );
  });

  it('stops to collect a line that never ends', () => {
    const batcher = new LineBatcher({ recordBytesMax: 1024 * 1024 });
    const push = () => {
      for (let i = 0; i < 100; i++) batcher.push(Buffer.alloc(1024 * 1024, 'x'));
    };
    expect(push).toThrow(expect.objectContaining({ field: 'line 1' }));
  });

  it('takes a record of exactly the longest length with \\r\\n', () => {
    expect(batch([Buffer.from(`${'x'.repeat(1000)}\r\n`)], { batchBytes: 8 }).count).toBe(1);
  });
});
