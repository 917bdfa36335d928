import { expect, test } from 'vitest';
import { findDifference } from './testing/find-difference.ts';

test('the compiled engine and its naive twin agree on 24,000 random pairs of rule and event', () => {
  let pairs = 0;
  let matches = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const outcome = findDifference(seed, 30, 20);
    expect(outcome.difference, `seed ${seed}`).toBeUndefined();
    pairs += outcome.pairs;
    matches += outcome.matches;
  }
  expect(pairs).toBe(24_000);
  // A comparison of engines that never match would prove nothing.
  expect(matches).toBeGreaterThan(2_000);
});
