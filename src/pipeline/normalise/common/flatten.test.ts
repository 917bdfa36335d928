import { expect, test } from 'vitest';
import { flatten } from './flatten.ts';

test('joins nested names, keeps lists of plain values and gathers those of objects', () => {
  const record = {
    a: { b: { c: 1 } },
    list: [1, 2],
    one: ['x'],
    objects: [{ k: 'p' }, { k: 'q', l: [3, 4] }],
    empty: {},
    none: null,
  };
  expect({ ...flatten(record) }).toEqual({
    'a.b.c': 1,
    list: [1, 2],
    one: 'x',
    'objects.k': ['p', 'q'],
    'objects.l': [3, 4],
    none: null,
  });
});

test('names that meet become a list, and the record itself stays as it was', () => {
  const record = { 'a.b': [1, 2], a: { b: 3 } };
  expect(flatten(record)['a.b']).toEqual([1, 2, 3]);
  expect(record['a.b']).toEqual([1, 2]);
});

test('what the record does not have is not there', () => {
  expect(flatten({ a: 1 }).constructor).toBeUndefined();
  expect(flatten({ constructor: 1 }).constructor).toBe(1);
});
