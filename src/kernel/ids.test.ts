import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('ids are distinct, over many blocks of randomness', () => {
  const ids = new Set(Array.from({ length: 5_000 }, () => newId('x', 1)));
  expect(ids.size).toBe(5_000);
  for (const id of ids) expect(id).toMatch(/^x_0000000001[0-9a-hjkmnp-tv-z]{16}$/);
});

test('later ids sort after earlier ones', () => {
  expect(
    [newId('a', 2 ** 40), newId('a', 5), newId('a', 2 ** 40 - 1)].sort().map((id) => id.slice(0, 12)),
  ).toEqual([
    newId('a', 5).slice(0, 12),
    newId('a', 2 ** 40 - 1).slice(0, 12),
    newId('a', 2 ** 40).slice(0, 12),
  ]);
});
