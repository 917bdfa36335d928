import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

test('forgets what was used longest ago, an eighth at a time, and counts it', () => {
  const map = new BoundedMap<number>(16);
  for (let i = 0; i < 16; i++) map.set(`k${i}`, i);
  map.use('k0');
  map.set('k16', 16);
  expect(map.size).toBe(15);
  expect(map.evicted).toBe(2);
  expect([map.peek('k0'), map.peek('k1'), map.peek('k2'), map.peek('k3')]).toEqual([
    0,
    undefined,
    undefined,
    3,
  ]);
});

test('what it gave restores the same map, in the same order of use', () => {
  const use = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(9));
  fc.assert(
    fc.property(fc.array(use), fc.array(use), (before, after) => {
      const original = new BoundedMap<number>(4);
      for (const [key, value] of before) original.set(key, value);
      const restored = new BoundedMap<number>(4);
      restored.restore(original.entries(), original.evicted);
      for (const [key, value] of after) {
        original.set(key, value);
        restored.set(key, value);
      }
      expect([...restored.entries()]).toEqual([...original.entries()]);
      expect(restored.evicted).toBe(original.evicted);
      expect(restored.size).toBeLessThanOrEqual(4);
    }),
  );
});
