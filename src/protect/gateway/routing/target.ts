import type { Upstream } from '../../../contracts/upstream.ts';
import type { UpstreamClient } from '../upstream-client.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

/** An upstream that can serve a call. */
export interface Target {
  readonly upstream: Upstream;
  readonly client: UpstreamClient;
  readonly breaker: CircuitBreaker;
}

/**
 * In which order a call tries the upstreams that serve its model: by priority (lowest first); among equals by lot, weighted;
 * those that are down last. Each stands there as often as it may be tried.
 *
 * @param random 0 <= x < 1
 */
export function orderTargets(targets: readonly Target[], random: () => number = Math.random): Target[] {
  if (targets.length === 1) return repeated(targets[0]!);
  const up = targets.filter(({ breaker }) => breaker.isPreferred());
  const down = targets.filter((target) => !up.includes(target));
  return [...byPriority(up, random), ...byPriority(down, random)].flatMap(repeated);
}

function repeated(target: Target): Target[] {
  const { retries } = target.upstream;
  return retries === 0 ? [target] : Array.from({ length: 1 + retries }, () => target);
}

function byPriority(targets: readonly Target[], random: () => number): Target[] {
  // With key -log(u) / weight the smallest is each with probability weight / sum (Efraimidis and Spirakis, 2006).
  return targets
    .map((target) => ({ target, lot: -Math.log(1 - random()) / target.upstream.weight }))
    .sort((a, b) => a.target.upstream.priority - b.target.upstream.priority || a.lot - b.lot)
    .map(({ target }) => target);
}
