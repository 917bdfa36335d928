import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMs, parseIsoMs, parseTimeMs } from './parse-time.ts';

const date = fc.date({ min: new Date(0), max: new Date(Date.UTC(2200, 0, 1)), noInvalidDate: true });

test('reads what Date writes', () => {
  fc.assert(
    fc.property(date, (value) => {
      expect(parseIsoMs(value.toISOString())).toBe(value.getTime());
    }),
  );
});

test('reads what Date reads, for any zone', () => {
  const zone = fc.constantFrom('+00:00', '-05:30', '+14:00', 'Z', '');
  fc.assert(
    fc.property(date, zone, (value, zone) => {
      const text = value.toISOString().replace('Z', zone);
      expect(parseIsoMs(text)).toBe(Date.parse(zone === '' ? `${text}Z` : text));
    }),
  );
});

const noon = Date.UTC(2026, 0, 30, 12);
test.each([
  ['2026-01-30', Date.UTC(2026, 0, 30)],
  ['2026-01-30 12:00', noon],
  ['2026/01/30 12:00:00', noon],
  ['2026-01-30T12:00:00.1234567Z', noon + 123],
  ['2026-01-30 12:00:00,5', noon + 500],
  ['2026-01-30T14:00:00+0200', noon],
  ['2026-01-30T14:00:00+02', noon],
  ['2026-01-30 12:00:00 Z', noon],
  ['1769774400', noon],
  ['1769774400123', noon + 123],
  ['/Date(1769774400000)/', noon],
  ['Fri, 30 Jan 2026 12:00:00 GMT', noon],
  ['01/30/2026 12:00:00 PM', noon],
  ['Fri Jan 30 12:00:00 2026', noon],
])('%s', (text, ms) => {
  expect(parseTimeMs(text)).toBe(ms);
});

test.each([
  '',
  'soon',
  '12',
  '2026-13-01',
  '2026-01-30T',
  '2026-01-30T1:2:3',
  '2026-01-30T12:00:00.',
  '2026-01-30X12:00:00',
  'x'.repeat(65),
])('what is no time: %#', (text) => {
  expect(parseTimeMs(text)).toBeNaN();
});

test('tells the unit of an epoch by its size', () => {
  expect([1769774400.5, 1769774400500, 1769774400500000, 1769774400500000000].map(epochMs)).toEqual(
    Array(4).fill(noon + 500),
  );
});
