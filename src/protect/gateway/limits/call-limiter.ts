import type { CallLimits } from '../../../contracts/call-limits.ts';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';

const MINUTE_MS = 60_000;
const IDLE_MAX = 10_000;

/** Where one token or team stands. */
interface Meter {
  limits: CallLimits;
  /** Requests that may begin now; grows back over a minute. */
  requests: number;
  /** Tokens that may be used now; below zero while a call that began in time has used more. */
  tokens: number;
  refilledMs: number;
  concurrent: number;
}

/** Who is limited: `token` and `team` with what they may do. */
export interface Limited {
  readonly key: string;
  readonly limits: CallLimits;
}

/** What is left, as answers tell their callers. */
export interface Remaining {
  readonly limit: number;
  readonly left: number;
  readonly resetSeconds: number;
}

/**
 * Requests, tokens and concurrent calls of tokens and teams. Two buckets that grow back within a minute: a burst of a
 * minute's worth is allowed, more has to wait. Of tokens an estimate is taken when a call begins, so that many at once do
 * not go far over, and put right by the upstream's count when it ends.
 */
export class CallLimiter {
  readonly #nowMs: () => number;
  readonly #meters = new Map<string, Meter>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Lets a call in; all of `limited` count it, or none.
   *
   * @param tokens what it may use; more than a minute's worth is taken as that, or the call could never begin
   * @throws Fault `rate_limit_exceeded`, `too_many_concurrent_requests`
   */
  enter(limited: readonly Limited[], tokens: number): void {
    const nowMs = this.#nowMs();
    const meters = limited.map((one) => this.#meter(one, nowMs));
    for (const [index, meter] of meters.entries()) refuseIfFull(meter, limited[index]!.key, tokens);
    for (const meter of meters) {
      meter.requests--;
      meter.concurrent++;
      meter.tokens -= within(meter, tokens);
    }
  }

  /** The call is over. @param estimate what {@link enter} was told */
  leave(limited: readonly Limited[], estimate: number, tokens: number): void {
    const nowMs = this.#nowMs();
    for (const one of limited) {
      const meter = this.#meter(one, nowMs);
      meter.concurrent = Math.max(0, meter.concurrent - 1);
      meter.tokens = Math.min(
        meter.limits.tokensPerMinute ?? 0,
        meter.tokens + within(meter, estimate) - tokens,
      );
    }
    if (this.#meters.size > IDLE_MAX) this.#forgetIdle();
  }

  /** The tightest limit of requests, or of tokens; undefined when there is none. */
  remaining(limited: readonly Limited[], what: 'requests' | 'tokens'): Remaining | undefined {
    let tightest: Remaining | undefined;
    for (const one of limited) {
      const limit = one.limits[`${what}PerMinute`];
      if (limit === undefined) continue;
      const left = Math.max(0, Math.floor(this.#meter(one, this.#nowMs())[what]));
      const resetSeconds = Math.ceil(((limit - left) / limit) * 60);
      if (tightest === undefined || left < tightest.left) tightest = { limit, left, resetSeconds };
    }
    return tightest;
  }

  #meter({ key, limits }: Limited, nowMs: number): Meter {
    let meter = this.#meters.get(key);
    if (meter === undefined) {
      meter = {
        limits,
        requests: limits.requestsPerMinute ?? 0,
        tokens: limits.tokensPerMinute ?? 0,
        refilledMs: nowMs,
        concurrent: 0,
      };
      this.#meters.set(key, meter);
    }
    meter.limits = limits;
    refill(meter, nowMs);
    return meter;
  }

  #forgetIdle(): void {
    const nowMs = this.#nowMs();
    for (const [key, meter] of this.#meters) {
      // What has grown back whole says no more than a fresh one.
      if (meter.concurrent === 0 && nowMs - meter.refilledMs >= MINUTE_MS) this.#meters.delete(key);
    }
  }
}

function refill(meter: Meter, nowMs: number): void {
  const share = Math.max(0, nowMs - meter.refilledMs) / MINUTE_MS;
  const { requestsPerMinute = 0, tokensPerMinute = 0 } = meter.limits;
  meter.requests = Math.min(requestsPerMinute, meter.requests + share * requestsPerMinute);
  meter.tokens = Math.min(tokensPerMinute, meter.tokens + share * tokensPerMinute);
  meter.refilledMs = nowMs;
}

function within({ limits }: Meter, tokens: number): number {
  return Math.min(tokens, limits.tokensPerMinute ?? 0);
}

function refuseIfFull(meter: Meter, key: string, wanted: number): void {
  const { limits, requests, tokens, concurrent } = meter;
  const { requestsPerMinute, tokensPerMinute, concurrentCalls } = limits;
  const who = key.startsWith('team ') ? `The team "${key.slice(5)}"` : 'This token';
  if (concurrentCalls !== undefined && concurrent >= concurrentCalls)
    throw new Fault(gatewayFaults.tooManyForToken, {
      message: `${who} has ${concurrentCalls} calls under way, as many as it may have.`,
      retryAfterSeconds: 1,
    });
  if (requestsPerMinute !== undefined && requests < 1) {
    const retryAfterSeconds = Math.ceil(((1 - requests) / requestsPerMinute) * 60);
    const message = `${who} may make ${requestsPerMinute} requests a minute.`;
    throw new Fault(gatewayFaults.rateLimited, { message, retryAfterSeconds });
  }
  const needed = Math.max(1, within(meter, wanted));
  if (tokensPerMinute !== undefined && tokens < needed) {
    const retryAfterSeconds = Math.max(1, Math.ceil(((needed - tokens) / tokensPerMinute) * 60));
    const message = `${who} may use ${tokensPerMinute} tokens a minute.`;
    throw new Fault(gatewayFaults.rateLimited, { message, retryAfterSeconds });
  }
}
