import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkKey } from './network-key.ts';
import { RateLimit } from './rate-limit.ts';
import { FixedClock } from './testing/fixed-clock.ts';

describe('rate limit', () => {
  it('allows a burst, then one attempt per refill', () => {
    const clock = new FixedClock();
    const limit = new RateLimit({ burst: 3, refillMs: 1000, keysMax: 10 }, clock);
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 1000]);
    clock.advance(999);
    expect(limit.take('a')).toBe(1);
    clock.advance(1);
    expect(limit.take('a')).toBe(0);
    expect(limit.take('b')).toBe(0);
  });

  it('remembers a bounded number of keys', () => {
    const limit = new RateLimit({ burst: 1, refillMs: 1000, keysMax: 100 }, new FixedClock());
    for (let i = 0; i < 1000; i++) limit.take(`ip${i}`);
    expect(limit.size).toBe(100);
    expect(limit.take('ip999')).toBeGreaterThan(0);
  });

  it('never allows more than burst + elapsed / refill', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 }), (steps) => {
        const clock = new FixedClock();
        const limit = new RateLimit({ burst: 5, refillMs: 100, keysMax: 4 }, clock);
        let allowed = 0;
        for (const step of steps) {
          clock.advance(step);
          if (limit.take('k') === 0) allowed++;
        }
        const elapsedMs = steps.reduce((sum, step) => sum + step, 0);
        expect(allowed).toBeLessThanOrEqual(5 + elapsedMs / 100 + 1e-6);
      }),
    );
  });

  it('does not run backwards with the clock', () => {
    const clock = new FixedClock();
    const limit = new RateLimit({ burst: 1, refillMs: 1000, keysMax: 4 }, clock);
    limit.take('a');
    clock.advance(-100_000);
    expect(limit.take('a')).toBeGreaterThan(0);
  });
});

describe('network key', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s -> %s', (ip, key) => expect(networkKey(ip)).toBe(key));
});
