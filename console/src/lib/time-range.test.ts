import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteRange,
  closerRange,
  defaultRange,
  describeRange,
  isLive,
  presets,
  readRange,
  resolveRange,
} from './time-range.ts';

const nowMs = Date.UTC(2030, 0, 2, 12);

describe('resolveRange', () => {
  it('follows the clock for relative ranges', () => {
    expect(resolveRange({ from: '-15m', to: 'now' }, nowMs)).toEqual({
      fromMs: nowMs - 900_000,
      toMs: nowMs,
    });
  });

  it('keeps absolute ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e10 }), (fromMs, spanMs) => {
        expect(resolveRange(absoluteRange(fromMs, fromMs + spanMs), nowMs)).toEqual({
          fromMs,
          toMs: fromMs + spanMs,
        });
      }),
    );
  });

  it('always gives a start before its end', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        const { fromMs, toMs } = resolveRange(readRange(from, to), nowMs);
        expect(fromMs).toBeLessThan(toMs);
      }),
    );
  });
});

describe('readRange', () => {
  it('takes every preset', () => {
    for (const from of presets) expect(readRange(from, undefined)).toEqual({ from, to: 'now' });
  });

  it('falls back on what cannot be read or is reversed', () => {
    expect(readRange('yesterday', undefined)).toEqual(defaultRange);
    expect(readRange('2030-01-02T00:00:00Z', '2030-01-01T00:00:00Z')).toEqual(defaultRange);
    expect(readRange(['-1h', '-2h'], undefined)).toEqual(defaultRange);
  });
});

describe('describeRange', () => {
  it('says it in words', () => {
    expect(describeRange({ from: '-1h', to: 'now' })).toBe('Last hour');
    expect(describeRange({ from: '-7d', to: 'now' })).toBe('Last 7 days');
  });

  it('is live only up to now', () => {
    expect(isLive({ from: '-1h', to: 'now' })).toBe(true);
    expect(isLive(absoluteRange(0, 1))).toBe(false);
  });
});

describe('closerRange', () => {
  const nowMs = Date.UTC(2030, 0, 1);
  const closer = (from: string, minutes: number, to = 'now') =>
    closerRange({ from, to }, nowMs - minutes * 60_000, nowMs)?.from;

  it('is the shortest offered one that holds everything', () => {
    expect(closer('-24h', 5)).toBe('-15m');
    expect(closer('-24h', 20)).toBe('-1h');
    expect(closer('-7d', 300)).toBe('-6h');
  });

  it('stays away when little would be gained, or the range is fixed', () => {
    expect(closer('-24h', 600)).toBeUndefined();
    expect(closer('-1h', 50)).toBeUndefined();
    expect(closer('2029-12-01T00:00:00Z', 5)).toBeUndefined();
    expect(closer('-24h', 5, '-1h')).toBeUndefined();
  });
});
