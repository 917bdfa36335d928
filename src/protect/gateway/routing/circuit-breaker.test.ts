import { expect, it } from 'vitest';
import { CircuitBreaker, isFailure } from './circuit-breaker.ts';

function broken(now: () => number): CircuitBreaker {
  const breaker = new CircuitBreaker(now);
  for (let i = 0; i < 5; i++) breaker.failed();
  return breaker;
}

it('opens after five failures in a row, and a success in between begins anew', () => {
  const breaker = new CircuitBreaker(() => 0);
  for (let i = 0; i < 4; i++) breaker.failed();
  breaker.succeeded();
  for (let i = 0; i < 4; i++) breaker.failed();
  expect(breaker.isPreferred()).toBe(true);
  breaker.failed();
  expect(breaker.isPreferred()).toBe(false);
});

it('lets one call try after ten seconds; its outcome decides', () => {
  let nowMs = 0;
  const breaker = broken(() => nowMs);
  nowMs = 9_999;
  expect(breaker.isPreferred()).toBe(false);
  nowMs = 10_000;
  expect(breaker.isPreferred()).toBe(true);
  breaker.began();
  expect(breaker.isPreferred()).toBe(false);
  breaker.failed();
  nowMs = 19_999;
  expect(breaker.isPreferred()).toBe(false);
  nowMs = 20_000;
  breaker.began();
  breaker.succeeded();
  expect(breaker.isOpen).toBe(false);
});

it('lets the next try when the one that tried was called off', () => {
  let nowMs = 0;
  const breaker = broken(() => nowMs);
  nowMs = 10_000;
  breaker.began();
  breaker.undecided();
  expect(breaker.isPreferred()).toBe(true);
});

it('holds errors of the server against it, not those of the request', () => {
  expect([200, 400, 401, 404, 429, 501].filter(isFailure)).toEqual([]);
  expect([500, 502, 503, 504, 529].filter(isFailure)).toHaveLength(5);
});
