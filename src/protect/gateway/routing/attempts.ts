import { Fault } from '../../../kernel/fault.ts';
import { asGatewayFault } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { GatewayLimits } from '../ports.ts';
import type { HeaderMap } from '../transport.ts';
import { type CallEnd, UpstreamAnswer } from '../upstream-answer.ts';
import type { Outgoing } from '../upstream-client.ts';
import { orderTargets, type Target } from './target.ts';

/** Answers with which an upstream says that it cannot now, not that the request is wrong. */
const retryable = new Set([408, 429, 500, 502, 503, 504, 529]);
const BACKOFF_MS = 100;
const BACKOFF_MS_MAX = 2_000;
const RETRY_AFTER_MS_MAX = 5_000;

/**
 * Sends one call to the upstreams that may serve it, one after another, until one answers. Once a byte went to the
 * caller, or the caller is gone, there is no other try.
 */
export class Attempts {
  readonly #exchange: Exchange;
  readonly #outgoing: Outgoing;
  readonly #limits: GatewayLimits;
  readonly #end: CallEnd;
  readonly #left: Target[];
  #answer: UpstreamAnswer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isCallerGone = false;
  #isHolding = false;

  constructor(
    exchange: Exchange,
    outgoing: Outgoing,
    targets: readonly Target[],
    limits: GatewayLimits,
    end: CallEnd,
  ) {
    this.#exchange = exchange;
    this.#outgoing = outgoing;
    this.#limits = limits;
    this.#end = end;
    this.#left = orderTargets(targets);
  }

  /** @throws Fault `upstream_key_missing` when no upstream that is left has one */
  start(): void {
    this.#exchange.reply.onCallerGone(() => this.#callerGone());
    this.#exchange.upstreamAskedAt = performance.now();
    this.#next();
  }

  #next(): void {
    const target = this.#left.shift()!;
    this.#exchange.target = target;
    const answer = new UpstreamAnswer(this.#exchange, this.#limits, this.#end, (why, headers) =>
      this.#fallBack(target, why, headers),
    );
    this.#answer = answer;
    target.breaker.began();
    try {
      this.#exchange.mayBeCharged = true;
      answer.sent(target.client.send(this.#outgoing, this.#exchange.call.headers, answer));
    } catch (error) {
      this.#exchange.mayBeCharged = false;
      target.breaker.undecided();
      if (!(error instanceof Fault) || !this.#fallBack(target, error.code, {})) throw error;
    }
  }

  /**
   * Called before anything of an answer was passed on.
   *
   * @param why a status, or the code of what went wrong
   * @returns whether another try was begun, so that this answer counts no more
   */
  #fallBack(target: Target, why: number | string, headers: HeaderMap): boolean {
    if (typeof why === 'number' && !retryable.has(why)) return false;
    if (this.#isCallerGone || this.#left.length === 0) return false;
    this.#exchange.addAttempt(target.upstream.name, String(why));
    // An upstream that fell silent may charge for the try, and what is held back is for one alone.
    if (typeof why === 'string' && this.#exchange.mayBeCharged && this.#exchange.holdAgain !== undefined) {
      this.#afterHold(target, this.#exchange.holdAgain);
      return true;
    }
    // An error is not charged for, should the caller leave before the next try.
    this.#exchange.mayBeCharged = false;
    const waitMs = this.#left[0] === target ? this.#waitMs(headers) : 0;
    if (waitMs === 0) this.#nextOrFail((error) => this.#answer!.fail(error));
    else this.#nextLater(waitMs);
    return true;
  }

  #nextLater(waitMs: number): void {
    this.#timer = setTimeout(() => this.#nextOrFail((error) => this.#failLate(error)), waitMs);
  }

  #afterHold(target: Target, holdAgain: () => Promise<void> | undefined): void {
    this.#isHolding = true;
    // In a turn of its own, so that the answer which failed is over before the next begins.
    Promise.resolve()
      .then(holdAgain)
      .then(
        () => {
          this.#isHolding = false;
          // What is held now is for the next try.
          this.#exchange.mayBeCharged = false;
          if (this.#isCallerGone) this.#leave();
          else this.#nextLater(this.#left[0] === target ? this.#waitMs({}) : 0);
        },
        (error) => {
          this.#isHolding = false;
          if (this.#isCallerGone) this.#leave();
          else this.#failLate(error);
        },
      );
  }

  /** The caller left between two tries. */
  #leave(): void {
    this.#exchange.callerLeft();
    this.#end.finished(this.#exchange);
  }

  /** A wait that grows, with chance in it, or what the upstream asks for. */
  #waitMs(headers: HeaderMap): number {
    const asked = Number(headers['retry-after']) * 1_000;
    if (asked > 0) return Math.min(asked, RETRY_AFTER_MS_MAX);
    const tries = this.#exchange.attempts.length - 1;
    return Math.min(BACKOFF_MS * 2 ** tries, BACKOFF_MS_MAX) * (0.5 + Math.random() / 2);
  }

  #nextOrFail(fail: (error: unknown) => void): void {
    this.#timer = undefined;
    try {
      this.#next();
    } catch (error) {
      fail(error);
    }
  }

  /** The answer before is over already, so it cannot end the call. */
  #failLate(error: unknown): void {
    const fault = asGatewayFault(error);
    if (fault.status >= 500) this.#end.failed(this.#exchange, fault);
    this.#exchange.sendFault(fault);
    this.#end.finished(this.#exchange);
  }

  #callerGone(): void {
    this.#isCallerGone = true;
    if (this.#isHolding) return;
    if (this.#timer === undefined) {
      this.#answer?.callerGone();
      return;
    }
    clearTimeout(this.#timer);
    this.#exchange.callerLeft();
    this.#end.finished(this.#exchange);
  }
}
