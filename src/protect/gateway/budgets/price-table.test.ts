import { expect, it } from 'vitest';
import { costMicros, PriceTable } from './price-table.ts';

const price = (model: string, input: number, fromMs = 0) => ({ model, input, output: 10, fromMs });
const none = { input: 0, cachedInput: 0, cacheWrite: 0, output: 0 };

it('takes the longest pattern that matches, and of its days the latest that has begun', () => {
  const table = new PriceTable([
    price('*', 9),
    price('gpt-*', 2),
    price('gpt-4o*', 3),
    price('gpt-4o*', 4, 1_000),
    price('gpt-4o*', 5, 2_000),
  ]);
  const input = (model: string, nowMs: number) => table.priceOf(model, nowMs)?.input;
  expect([
    input('gpt-4o-mini', 0),
    input('gpt-4o-mini', 1_500),
    input('gpt-5', 0),
    input('claude', 0),
  ]).toEqual([3, 4, 2, 9]);
  expect(new PriceTable([price('gpt-*', 2)]).priceOf('claude', 0)).toBeUndefined();
});

it('counts millionths, rounded up, with what a cache held and took in', () => {
  expect(costMicros(price('m', 0.1), { ...none, input: 1 })).toBe(1);
  const tokens = { input: 1_000, cachedInput: 2_000, cacheWrite: 400, output: 100 };
  expect(costMicros({ ...price('m', 2), cachedInput: 0.5 }, tokens)).toBe(2_000 + 1_000 + 1_000 + 1_000);
  expect(costMicros(price('m', 2), { ...none, cachedInput: 10 })).toBe(20);
});
