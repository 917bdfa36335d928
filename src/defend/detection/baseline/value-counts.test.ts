import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ValueCounts } from './value-counts.ts';

test('a habit makes new values improbable, a wanderer keeps them probable', () => {
  const habit = new ValueCounts(100);
  for (let n = 0; n < 999; n++) habit.observe(n % 2 === 0 ? 'a' : 'b');
  expect(habit.newValueProbability()).toBeCloseTo(1 / 1000);
  const wanderer = new ValueCounts(5000);
  for (let n = 0; n < 999; n++) wanderer.observe(`value ${n}`);
  expect(wanderer.newValueProbability()).toBe(1);
});

test('forgetting values never makes a new one look rarer', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 300 }), (values) => {
      const full = new ValueCounts(1000);
      const forgetful = new ValueCounts(5);
      for (const value of values) {
        full.observe(String(value));
        forgetful.observe(String(value));
      }
      expect(forgetful.newValueProbability()).toBeGreaterThanOrEqual(full.newValueProbability());
      expect(forgetful.distinct).toBeLessThanOrEqual(5);
      expect(forgetful.evicted === 0).toBe(full.distinct <= 5);
    }),
  );
});
