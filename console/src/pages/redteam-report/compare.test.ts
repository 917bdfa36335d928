import { describe, expect, it } from 'vitest';
import type { RedteamReport } from '../../api/types.ts';
import { changeOf, compareProbes, compareRates, signTest } from './compare.ts';

const rate = (low: number, high: number) => ({ rate: (low + high) / 2, low, high });
const tally = (id: string, success: ReturnType<typeof rate> | null) => ({ id, title: id, success });
const report = (families: readonly object[], results: readonly object[]) =>
  ({ summary: { total: tally('all', rate(0.1, 0.2)), families }, results }) as unknown as RedteamReport;
const result = (id: string, outcome: string) => ({ id, outcome, family: 'f', technique: 't' });

describe('a change of a rate', () => {
  it('is clear only when the intervals do not touch', () => {
    expect(changeOf(rate(0.4, 0.6), rate(0.1, 0.2))).toBe('better');
    expect(changeOf(rate(0.1, 0.2), rate(0.4, 0.6))).toBe('worse');
    expect(changeOf(rate(0.1, 0.5), rate(0.4, 0.6))).toBe('unclear');
    expect(changeOf(null, rate(0.4, 0.6))).toBe('unclear');
  });
});

describe('two reports', () => {
  const before = report(
    [tally('a', rate(0.1, 0.3)), tally('b', rate(0.5, 0.9)), tally('gone', rate(0, 0.1))],
    [result('1', 'succeeded'), result('2', 'resisted'), result('3', 'blocked'), result('4', 'blocked')],
  );
  const after = report(
    [tally('a', rate(0.5, 0.7)), tally('b', rate(0.4, 0.6))],
    [result('1', 'blocked'), result('2', 'succeeded'), result('3', 'blocked'), result('9', 'succeeded')],
  );

  it('are compared by family, what became worse first', () => {
    const other = { ...after, results: [] };
    expect(compareRates(before, other).map(({ id, change }) => [id, change])).toEqual([
      ['all', 'unclear'],
      ['a', 'worse'],
      ['b', 'unclear'],
      ['gone', 'unclear'],
    ]);
  });

  it('that made the same probes are compared by those that changed', () => {
    const many = (outcome: string) => Array.from({ length: 8 }, (_, index) => result(String(index), outcome));
    const clear = compareRates(
      report([tally('f', rate(0.1, 0.9))], many('succeeded')),
      report([tally('f', rate(0.1, 0.9))], many('blocked')),
    );
    expect(clear.map(({ change }) => change)).toEqual(['better', 'better']);
    expect(signTest(0, 5)).toBeCloseTo(0.0625);
    expect(signTest(1, 9)).toBeCloseTo(22 / 1024);
    expect(signTest(3, 3)).toBe(1);
  });

  it('and by the probes that both made', () => {
    const { common, changed } = compareProbes(before, after);
    expect(common).toBe(3);
    expect(changed.map(({ id, after: now }) => [id, now])).toEqual([
      ['2', 'succeeded'],
      ['1', 'blocked'],
    ]);
  });
});
