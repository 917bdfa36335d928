import { expect, it } from 'vitest';
import type { DryRunPage } from '../../api/types.ts';
import { addPage, countOf, emptyTotals } from './dry-run-totals.ts';

const call = (id: string, before: 'allow' | 'block', after: 'allow' | 'block' | 'flag') => ({
  id,
  time: 1,
  model: 'm',
  token: 't',
  before,
  after,
  reasonsBefore: [],
  reasonsAfter: [],
});
const rule = (newlyBlocked: number) => ({
  guard: 'pii',
  rule: 'email',
  direction: 'input',
  before: 1,
  after: 2,
  newlyBlocked,
  released: 0,
});
const page = (change: Partial<DryRunPage>): DryRunPage => ({
  looked: 10,
  otherPolicy: 1,
  replayed: 6,
  notStored: 3,
  cut: 0,
  answersUnknown: 1,
  failed: 0,
  transitions: [{ before: 'allow', after: 'block', count: 2 }],
  rules: [rule(2)],
  changed: [],
  nextCursor: null,
  elapsedMs: 1,
  ...change,
});

it('adds pages up, and puts the gravest changes first', () => {
  const first = page({ changed: [call('a', 'allow', 'flag'), call('b', 'block', 'allow')] });
  const second = page({
    changed: [call('c', 'allow', 'block')],
    transitions: [
      { before: 'allow', after: 'block', count: 1 },
      { before: 'block', after: 'allow', count: 4 },
    ],
  });
  const totals = addPage(addPage(emptyTotals, first), second);
  expect(totals).toMatchObject({ looked: 20, replayed: 12, notStored: 6, answersUnknown: 2 });
  expect(totals.rules).toEqual([{ ...rule(4), before: 2, after: 4 }]);
  expect(totals.changed.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(countOf(totals, (before, after) => before !== 'block' && after === 'block')).toBe(3);
  expect(countOf(totals, (before) => before === 'block')).toBe(4);
});
