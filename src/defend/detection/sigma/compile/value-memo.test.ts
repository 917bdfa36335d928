import { expect, test } from 'vitest';
import { ValueMemo } from './value-memo.ts';

function keep(memo: ValueMemo, text: string, found: readonly number[]): void {
  const place = memo.place(0, text);
  if (place >= 0) memo.set(0, place, text, found);
}

function find(memo: ValueMemo, text: string): readonly number[] | undefined {
  const place = memo.place(0, text);
  return place < 0 ? undefined : memo.get(0, place, text);
}

test('a value has its own answer, whatever shares its place', () => {
  const memo = new ValueMemo();
  for (let n = 0; n < 20_000; n++) {
    keep(memo, `value ${n}`, [n]);
    expect(find(memo, `value ${n}`)).toEqual([n]);
    const other = find(memo, `value ${n >> 1}`);
    if (other !== undefined) expect(other).toEqual([n >> 1]);
  }
  keep(memo, '', [1]);
  expect(find(memo, '')).toEqual([1]);
});

test('long values are not kept, and values that never repeat are given up for a while', () => {
  const memo = new ValueMemo();
  expect(memo.place(0, 'x'.repeat(10_000))).toBe(-1);
  keep(memo, 'again', [1]);
  for (let n = 0; n < 1_000; n++) find(memo, `once ${n}`);
  expect(memo.place(0, 'again')).toBe(-1);
  for (let n = 0; n < 10_000; n++) memo.place(0, 'later');
  expect(find(memo, 'again')).toEqual([1]);
});
