import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter, type SkippedPart } from './line-splitter.ts';

interface Split {
  readonly records: string[];
  readonly offsets: number[];
  readonly skipped: SkippedPart[];
}

function split(
  text: string | Uint8Array,
  chunkBytes = 1_000_000,
  options: { recordBytesMax?: number; framing?: 'lines' } = {},
): Split {
  const result: Split = { records: [], offsets: [], skipped: [] };
  const splitter = new LineSplitter({
    onRecord: ({ bytes, offset }) => {
      result.records.push(Buffer.from(bytes).toString());
      result.offsets.push(offset);
    },
    onSkipped: (part) => result.skipped.push(part),
    ...options,
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) splitter.push(bytes.subarray(at, at + chunkBytes));
  splitter.finish();
  return result;
}

test('lines, whatever ends them, and a last line without an end', () => {
  expect(split('a b\r\n\nc\n  d').records).toEqual(['a b', 'c', '  d']);
});

test('NDJSON after a byte order mark, with offsets of the stream', () => {
  const { records, offsets } = split('\uFEFF{"a":1}\n{"b":"}{"}\n');
  expect(records).toEqual(['{"a":1}', '{"b":"}{"}']);
  expect(offsets).toEqual([3, 11]);
});

test('an array of records, on one line or over many', () => {
  expect(split('[{"a":[1]},{"b":"]"}]').records).toEqual(['{"a":[1]}', '{"b":"]"}']);
  expect(split('[\n  {"a":1},\n  {\n"b":2}\n]\n{"c":3}').records).toEqual(['{"a":1}', '{ "b":2}', '{"c":3}']);
  expect(split('[]\nx').records).toEqual(['x']);
});

test('the records of CloudTrail and Azure documents', () => {
  expect(split('{"Records":[{"a":1},{"b":{"Records":[2]}}]}\n{"c":3}').records).toEqual([
    '{"a":1}',
    '{"b":{"Records":[2]}}',
    '{"c":3}',
  ]);
  expect(split('{\n "records" : [ {"a":1} ]\n}').records).toEqual(['{"a":1}']);
});

test('objects over many lines become one line each; strings keep every character', () => {
  expect(split('{\n "a": "x } { y"\n}\n{\n "b": 2 }').records).toEqual([
    '{  "a": "x } { y" }',
    '{  "b": 2 }',
  ]);
});

test('objects that follow each other without a line end', () => {
  expect(split('{"a":1}{"b":"}{"}{"c":3}').records).toEqual(['{"a":1}', '{"b":"}{"}', '{"c":3}']);
});

test('a log line that begins with a bracket is a line', () => {
  expect(split('[Sun Dec 04 04:47:44 2005] [notice] ok\n[2]\n').records).toEqual([
    '[Sun Dec 04 04:47:44 2005] [notice] ok',
    '[2]',
  ]);
});

test('a broken record does not swallow the ones after it', () => {
  expect(split('{"a": {\n{"b":1}\n{"c":2}\n').records).toEqual(['{"a": {', '{"b":1}', '{"c":2}']);
  expect(split('{"a": "x\ny\n{"b":1}\n').records).toEqual(['{"a": "x', 'y', '{"b":1}']);
  expect(split('{"a":\n1').records).toEqual(['{"a":', '1']);
});

test('an array that is cut short gives its last record as it is', () => {
  expect(split('{"Records":[{"a":1},{"b":').records).toEqual(['{"a":1}', '{"b":']);
});

test('too long records are reported and passed over, in every framing', () => {
  const long = 'x'.repeat(50);
  const limits = { recordBytesMax: 20 };
  for (const chunk of [1, 7, 1000]) {
    const lines = split(`a\n${long}\nb\n`, chunk, limits);
    expect(lines.records).toEqual(['a', 'b']);
    expect(lines.skipped).toEqual([{ reason: 'line_too_long', offset: 2, byteLength: 50 }]);
    expect(split(`[{"a":"${long}"},{"b":1}]`, chunk, limits).records).toEqual(['{"b":1}']);
    expect(split(`{"a":"${long}"}\n{"b":1}\n`, chunk, limits).records).toEqual(['{"b":1}']);
    expect(split(`b\n${long}`, chunk, limits).skipped).toHaveLength(1);
  }
});

test('says which records are not valid UTF-8', () => {
  const seen: boolean[] = [];
  const splitter = new LineSplitter({
    onRecord: ({ isUtf8 }) => seen.push(isUtf8),
    onSkipped: () => undefined,
  });
  splitter.push(Buffer.from([0x61, 10, 0xff, 0xfe, 10, 0xc3, 0xa4, 10]));
  expect(seen).toEqual([true, false, true]);
});

test('the safe offset is where the first unfinished record begins', () => {
  const splitter = new LineSplitter({
    framing: 'lines',
    onRecord: () => undefined,
    onSkipped: () => undefined,
  });
  splitter.push(Buffer.from('ab\ncd'));
  expect(splitter.safeOffset).toBe(3);
  splitter.push(Buffer.from('e\n'));
  expect(splitter.safeOffset).toBe(7);
});

const pieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\n',
  '\r\n',
  ',',
  ':',
  'a',
  ' ',
  '{"Records":[',
  '{"a":1}',
  '1',
);
const hostile = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('the way a stream is cut into chunks changes nothing', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 9 }), (text, chunkBytes) => {
      expect(split(text, chunkBytes)).toEqual(split(text));
    }),
    { numRuns: 500 },
  );
});

test('no record holds a line end, and no visible character but array syntax is lost', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { records } = split(text);
      for (const record of records) expect(record).not.toMatch(/\n/);
      const letters = (from: string): string => from.replaceAll(/[^a1"\\:]/g, '');
      const wrapped = text.split('{"Records":[').length - 1;
      expect(letters(text).length - letters(records.join('')).length).toBeLessThanOrEqual(wrapped * 4);
    }),
    { numRuns: 500 },
  );
});

test('hostile nesting costs linear time', () => {
  const text = '{\n'.repeat(400_000);
  const start = performance.now();
  split(`${text}"\n`, 65_536);
  expect(performance.now() - start).toBeLessThan(3_000);
});
