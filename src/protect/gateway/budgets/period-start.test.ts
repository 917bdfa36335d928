import { expect, it } from 'vitest';
import { periodEnd, periodStart } from './period-start.ts';

const at = Date.parse;
const nowMs = at('2026-03-01T00:30:00Z'); // A Sunday.

it.each([
  ['day', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'],
  ['week', '2026-02-23T00:00:00Z', '2026-03-02T00:00:00Z'],
  ['month', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'],
] as const)('a %s begins and ends in UTC', (period, start, end) => {
  expect([periodStart(period, nowMs), periodEnd(period, nowMs)]).toEqual([at(start), at(end)]);
  expect(periodStart(period, at(end) - 1)).toBe(at(start));
  expect(periodStart(period, at(end))).toBe(at(end));
});

it('a total has no beginning and no end', () => {
  expect([periodStart('total', nowMs), periodEnd('total', nowMs)]).toEqual([0, null]);
});

it('a year ends with a month of its own', () => {
  expect(periodEnd('month', at('2026-12-31T23:59:59Z'))).toBe(at('2027-01-01T00:00:00Z'));
});
