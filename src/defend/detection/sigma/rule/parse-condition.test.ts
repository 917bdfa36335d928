import { describe, expect, test } from 'vitest';
import type { Condition } from './ast.ts';
import { parseCondition } from './parse-condition.ts';

const NAMES = ['sel_a', 'sel_b', 'filter', '_private'];

function show(condition: Condition): string {
  if (condition.kind === 'ref') return condition.name;
  if (condition.kind === 'not') return `!${show(condition.child)}`;
  return `(${condition.children.map(show).join(condition.kind === 'and' ? ' & ' : ' | ')})`;
}

test.each([
  ['sel_a', 'sel_a'],
  ['sel_a and sel_b or filter', '((sel_a & sel_b) | filter)'],
  ['sel_a or sel_b and filter', '(sel_a | (sel_b & filter))'],
  ['not sel_a and sel_b', '(!sel_a & sel_b)'],
  ['not (sel_a and sel_b)', '!(sel_a & sel_b)'],
  ['not not sel_a', 'sel_a'],
  ['(sel_a or sel_b) and not filter', '((sel_a | sel_b) & !filter)'],
  ['1 of sel_*', '(sel_a | sel_b)'],
  ['any of sel_*', '(sel_a | sel_b)'],
  ['all of sel_* and not 1 of filter*', '((sel_a & sel_b) & !filter)'],
  ['1 of them', '(sel_a | sel_b | filter)'],
  ['all of them', '(sel_a & sel_b & filter)'],
  ['1 of *_a', 'sel_a'],
  ['1 of _*', '_private'],
  ['sel_a AND NOT sel_b', '(sel_a & !sel_b)'],
])('%s', (text, expected) => expect(show(parseCondition(text, NAMES, []))).toBe(expected));

describe('refused with a reason', () => {
  test.each([
    ['', 'empty'],
    ['sel_a and', 'too early'],
    ['(sel_a', 'too early'],
    ['sel_a)', "unexpected ')'"],
    ['sel_a sel_b', "unexpected 'sel_b'"],
    ['nothing', "no 'nothing'"],
    ['1 of nothing*', 'nothing fits'],
    ['2 of sel_*', 'not supported'],
    ['sel_a | count() > 5', 'aggregations'],
    ['('.repeat(100), 'nested too deeply'],
    [`${'sel_a and '.repeat(2000)}sel_a`, 'over 10000 characters'],
  ])('%s', (text, reason) => expect(() => parseCondition(text, NAMES, [])).toThrow(reason));
});
