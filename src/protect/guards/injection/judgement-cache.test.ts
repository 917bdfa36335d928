import { describe, expect, it } from 'vitest';
import type { Judgement } from './judgement.ts';
import { JudgementCache } from './judgement-cache.ts';

const judgement = (probability: number): Judgement => ({
  probability,
  hiddenRun: 0,
  decodedCount: 0,
  explanation: null,
});

describe('judgements seen lately', () => {
  it('answer for the exact text alone', () => {
    const cache = new JudgementCache();
    cache.set('one', judgement(0.1));
    expect(cache.get('one')?.probability).toBe(0.1);
    expect(cache.get('one ')).toBeUndefined();
  });

  it('stay bounded in number, and what was asked for stays', () => {
    const cache = new JudgementCache();
    cache.set('kept', judgement(0.2));
    for (let turn = 0; turn < 5000; turn++) {
      cache.set(`text ${turn}`, judgement(0.1));
      cache.get('kept');
    }
    expect(cache.size).toBeLessThanOrEqual(2048);
    expect(cache.get('kept')?.probability).toBe(0.2);
    expect(cache.get('text 0')).toBeUndefined();
    expect(cache.get('text 4999')).toBeDefined();
  });

  it('stay bounded in size', () => {
    const cache = new JudgementCache();
    for (let turn = 0; turn < 200; turn++) cache.set(`${turn}${'x'.repeat(40_000)}`, judgement(0.1));
    expect(cache.size).toBeLessThanOrEqual(50);
    cache.set('y'.repeat(60_000), judgement(0.1));
    expect(cache.get('y'.repeat(60_000))).toBeUndefined();
  });
});
