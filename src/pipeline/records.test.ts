import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRecords, forEachRecord } from './records.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function recordsOf(text: string): string[] {
  const body = bytes(text);
  const found: string[] = [];
  forEachRecord(body, (start, end) => found.push(Buffer.from(body.subarray(start, end)).toString()));
  return found;
}

test('lines end with \\n or \\r\\n and the last may have no end', () => {
  expect(recordsOf('a\nb\r\nc')).toEqual(['a', 'b', 'c']);
});

test('empty lines are no records, lines of blanks are', () => {
  expect(recordsOf('\n\r\n \n\n')).toEqual([' ']);
});

test('counts what it visits, for any bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' ') }), (text) => {
      const naive = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
      expect(recordsOf(text)).toEqual(naive.filter((line) => line !== ''));
      expect(countRecords(bytes(text))).toBe(recordsOf(text).length);
    }),
  );
});
