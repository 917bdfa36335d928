import type { GatewayPolicy } from '../../contracts/guard.ts';
import type { Upstream } from '../../contracts/upstream.ts';
import type { Dialect } from './operations.ts';
import { matchesPattern } from './pattern.ts';
import type { GuardChain } from './ports.ts';
import type { UpstreamClient } from './upstream-client.ts';

/** A policy with its guards. */
export interface PolicyEntry {
  readonly policy: GatewayPolicy;
  readonly chain: GuardChain;
}

/** Where the calls for one model go and which policy they are under. */
export interface Route extends PolicyEntry {
  readonly upstream: Upstream;
  readonly client: UpstreamClient;
}

export interface UpstreamEntry {
  readonly upstream: Upstream;
  readonly client: UpstreamClient;
}

const CACHED_MAX = 2_000;

/** Finds upstream and policy by the model's name; the first that matches, in order, applies. */
export class RouteTable {
  readonly upstreams: readonly UpstreamEntry[];
  readonly policies: readonly PolicyEntry[];
  readonly #cache: Readonly<Record<Dialect, Map<string, Route | null>>> = {
    openai: new Map(),
    anthropic: new Map(),
  };

  constructor(upstreams: readonly UpstreamEntry[], policies: readonly PolicyEntry[]) {
    this.upstreams = upstreams;
    this.policies = policies;
  }

  /** Undefined when no upstream of this kind serves the model, or no policy covers it: nothing passes without one. */
  find(model: string, dialect: Dialect): Route | undefined {
    const cache = this.#cache[dialect];
    const cached = cache.get(model);
    if (cached !== undefined) return cached ?? undefined;
    const route = this.#resolve(model, dialect);
    // Callers choose the names, so the cache starts afresh rather than grow.
    if (cache.size >= CACHED_MAX) cache.clear();
    cache.set(model, route ?? null);
    return route;
  }

  #resolve(model: string, dialect: Dialect): Route | undefined {
    const target = this.upstreams.find(
      ({ upstream }) =>
        upstream.kind === dialect && upstream.models.some((pattern) => matchesPattern(pattern, model)),
    );
    const rule = this.policies.find(({ policy }) =>
      policy.models.some((pattern) => matchesPattern(pattern, model)),
    );
    return target && rule ? { ...target, ...rule } : undefined;
  }
}
