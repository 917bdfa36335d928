import type { GatewayPolicy } from '../../../contracts/guard.ts';
import type { Upstream } from '../../../contracts/upstream.ts';
import type { Dialect } from '../operations.ts';
import { matchesPattern } from '../pattern.ts';
import type { GuardChain } from '../ports.ts';
import type { Target } from './target.ts';

/** A policy with its guards. */
export interface PolicyEntry {
  readonly policy: GatewayPolicy;
  readonly chain: GuardChain;
}

/** Where the calls for one model go and which policy they are under. */
export interface Route extends PolicyEntry {
  /** Upstreams that serve the model and that the policy lets its traffic go to; one at least. */
  readonly targets: readonly Target[];
}

const CACHED_MAX = 2_000;

/**
 * Finds upstreams and policy by the model's name. The first policy that matches applies. The first upstream that matches
 * serves the model, with the others that match and were given a priority or a weight to stand in for it.
 */
export class RouteTable {
  readonly upstreams: readonly Target[];
  readonly policies: readonly PolicyEntry[];
  readonly #cache: Readonly<Record<Dialect, Map<string, Route | null>>> = {
    openai: new Map(),
    anthropic: new Map(),
    gemini: new Map(),
    ollama: new Map(),
  };

  constructor(upstreams: readonly Target[], policies: readonly PolicyEntry[]) {
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

  /** The policy of a model whose calls go to one upstream; undefined when it may not, or serves no such model. */
  entryFor(model: string, upstream: Upstream): PolicyEntry | undefined {
    const isServed = upstream.models.some((pattern) => matchesPattern(pattern, model));
    const entry = this.policies.find(({ policy }) =>
      policy.models.some((pattern) => matchesPattern(pattern, model)),
    );
    const isAllowed = entry?.policy.upstreams?.includes(upstream.name) ?? true;
    return isServed && isAllowed ? entry : undefined;
  }

  #resolve(model: string, dialect: Dialect): Route | undefined {
    const rule = this.policies.find(({ policy }) =>
      policy.models.some((pattern) => matchesPattern(pattern, model)),
    );
    if (rule === undefined) return undefined;
    const allowed = rule.policy.upstreams;
    const matching = this.upstreams.filter(
      ({ upstream }) =>
        upstream.kind === dialect &&
        (allowed === undefined || allowed.includes(upstream.name)) &&
        upstream.models.some((pattern) => matchesPattern(pattern, model)),
    );
    const targets = matching.filter(({ upstream }, i) => i === 0 || upstream.standsIn);
    return targets.length === 0 ? undefined : { ...rule, targets };
  }
}
