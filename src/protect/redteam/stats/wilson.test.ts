import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilson } from './wilson.ts';

it.each([
  // From the formula, worked out by hand to four digits.
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [1, 100, 0.0018, 0.0545],
  [50, 100, 0.4038, 0.5962],
])('%i of %i lies in %f to %f', (hits, trials, low, high) => {
  const found = wilson(hits, trials)!;
  expect(found.rate).toBe(hits / trials);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

it('says nothing about nothing', () => expect(wilson(0, 0)).toBeUndefined());

it('holds the rate, stays within 0 and 1 and narrows as trials grow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (trials, share) => {
        const hits = Math.round(trials * share);
        const { low, rate, high } = wilson(hits, trials)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= rate && rate <= high).toBe(true);
        const more = wilson(hits * 10, trials * 10)!;
        expect(more.high - more.low).toBeLessThan(high - low);
      },
    ),
  );
});
