import type { Clock } from '../kernel/clock.ts';

export interface RateLimitOptions {
  /** Attempts that may come at once. */
  readonly burst: number;
  /** Time after which one attempt more is allowed, milliseconds. */
  readonly refillMs: number;
  /** Keys that are remembered; beyond that the one unused for longest is forgotten. */
  readonly keysMax: number;
}

interface Bucket {
  /** Time saved up, milliseconds: whole numbers, so that nothing is lost in rounding. An attempt costs `refillMs`. */
  creditMs: number;
  atMs: number;
}

/**
 * Token buckets by key. Memory is bounded: a full map forgets the key that was unused for longest, which an attacker
 * can use to reset one key only by spending `keysMax` others.
 */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: RateLimitOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one attempt. @returns 0 when it may go ahead, else the milliseconds to wait */
  take(key: string): number {
    const { burst, refillMs, keysMax } = this.#options;
    const nowMs = this.#clock.nowMs();
    const bucket = this.#buckets.get(key) ?? { creditMs: burst * refillMs, atMs: nowMs };
    bucket.creditMs = Math.min(burst * refillMs, bucket.creditMs + Math.max(0, nowMs - bucket.atMs));
    bucket.atMs = nowMs;
    // Deleting first moves the key to the end of the map's order: the front is the one unused for longest.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > keysMax) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    if (bucket.creditMs < refillMs) return refillMs - bucket.creditMs;
    bucket.creditMs -= refillMs;
    return 0;
  }

  /** Forgets a key, after an attempt that succeeded. */
  reset(key: string): void {
    this.#buckets.delete(key);
  }
}
