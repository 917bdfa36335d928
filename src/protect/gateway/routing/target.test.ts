import { expect, it } from 'vitest';
import { upstreamSchema } from '../../../contracts/upstream.ts';
import { defaultLimits } from '../ports.ts';
import { UpstreamClient } from '../upstream-client.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { orderTargets, type Target } from './target.ts';

function target(name: string, more: object = {}): Target {
  const upstream = upstreamSchema.parse({ name, baseUrl: 'http://127.0.0.1:1/v1', ...more });
  return {
    upstream,
    client: new UpstreamClient(upstream, null, defaultLimits),
    breaker: new CircuitBreaker(() => 0),
  };
}

const names = (targets: readonly Target[]) => targets.map(({ upstream }) => upstream.name);

it('goes by priority, and tries each as often as it may be', () => {
  const targets = [target('b', { priority: 2 }), target('a', { priority: 1, retries: 2 })];
  expect(names(orderTargets(targets))).toEqual(['a', 'a', 'a', 'b']);
});

it('puts those that are down last, whatever their priority', () => {
  const down = target('down');
  for (let i = 0; i < 5; i++) down.breaker.failed();
  expect(names(orderTargets([down, target('up', { priority: 9 })]))).toEqual(['up', 'down']);
});

it('shares the calls by weight', () => {
  const targets = [target('small', { weight: 1 }), target('big', { weight: 3 })];
  let big = 0;
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 0; i < 10_000; i++) if (orderTargets(targets, random)[0]!.upstream.name === 'big') big++;
  expect(big / 10_000).toBeCloseTo(0.75, 1);
});
