import { describe, expect, it } from 'vitest';
import { meaningOf, oneIn, rateAt } from './calibration.ts';

const calibration = [
  { rate: 0.1, threshold: 0.2 },
  { rate: 0.01, threshold: 0.6 },
  { rate: 0.001, threshold: 0.9 },
];

describe('what a threshold means', () => {
  it('is what was measured, and between it falls evenly', () => {
    expect(rateAt(calibration, 0.6)).toBeCloseTo(0.01);
    expect(rateAt(calibration, 0.4)).toBeCloseTo(Math.sqrt(0.1 * 0.01));
    expect(rateAt(calibration, 0.1)).toBeUndefined();
  });

  it.each([
    [{ threshold: 0.6 }, 'About 1 in 100'],
    [{ threshold: 0.95 }, 'Fewer than 1 in 1,000'],
    [{ threshold: 0.1 }, 'More than 1 in 10'],
    [{ falsePositiveRate: 0.005, threshold: 0.1 }, 'About 1 in 200'],
  ])('is said in words: %j', (rule, words) => expect(meaningOf(calibration, rule)).toContain(words));

  it('is not said where nobody measured', () => {
    expect(meaningOf([], { threshold: 0.5 })).toBeUndefined();
    expect(oneIn(0.002)).toBe('1 in 500');
  });
});
