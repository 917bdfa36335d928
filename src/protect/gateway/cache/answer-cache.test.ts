import { describe, expect, it } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

const answer = (size: number, text = 'x') => ({ headers: {}, body: Buffer.alloc(size, text) });

describe('the cache of answers', () => {
  it('forgets what is past its time', () => {
    let nowMs = 0;
    const cache = new AnswerCache(() => nowMs);
    cache.put('a', answer(10), 1_000);
    nowMs = 999;
    expect(cache.get('a')?.body).toHaveLength(10);
    nowMs = 1_000;
    expect(cache.get('a')).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it('keeps within its bytes, and lets go of what was used longest ago', () => {
    const cache = new AnswerCache(() => 0, 16_000);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
      cache.put(key, answer(1_000), 1_000);
    expect(cache.bytes).toBeLessThanOrEqual(16_000);
    cache.get('a');
    cache.put('k', answer(1_000), 1_000);
    expect([cache.get('a'), cache.get('b'), cache.get('k')].map((one) => one !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('replaces an answer and counts its bytes once; one that is too large is not kept', () => {
    const cache = new AnswerCache(() => 0, 80_000);
    cache.put('a', answer(100), 1_000);
    const before = cache.bytes;
    cache.put('a', answer(100, 'y'), 1_000);
    expect([cache.bytes, cache.get('a')?.body.toString()[0]]).toEqual([before, 'y']);
    cache.put('a', answer(20_000), 1_000);
    expect([cache.bytes, cache.get('a')]).toEqual([0, undefined]);
  });
});
