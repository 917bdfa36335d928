import { BufferedRelay } from './buffered-relay.ts';
import { asGatewayFault, gatewayFaults } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { framingOf } from './framing/stream-framing.ts';
import { returnedHeaders } from './headers.ts';
import { openEncoding } from './open-encoding.ts';
import type { GatewayLimits } from './ports.ts';
import type { Relay, RelayOwner } from './relay.ts';
import { type CircuitBreaker, isFailure } from './routing/circuit-breaker.ts';
import { StreamRelay } from './stream-relay.ts';
import type { HeaderMap } from './transport.ts';
import { upstreamFault } from './upstream-client.ts';
import type { AnswerHandler, WireFailure } from './wire/upstream-connection.ts';
import type { PooledRequest } from './wire/upstream-pool.ts';

/** What the gateway has to do when a call is over. */
export interface CallEnd {
  finished(exchange: Exchange): void;
  failed(exchange: Exchange, error: unknown): void;
}

/** @returns whether another upstream is asked instead, so that this answer counts no more */
export type FallBack = (why: number | string, headers: HeaderMap) => boolean;

/** The upstream's side of one call: from the request that is sent to the last byte of the answer. */
export class UpstreamAnswer implements AnswerHandler, RelayOwner {
  readonly #exchange: Exchange;
  readonly #limits: GatewayLimits;
  readonly #end: CallEnd;
  readonly #fallBack: FallBack;
  readonly #breaker: CircuitBreaker | undefined;
  #request: PooledRequest | undefined;
  #relay: Relay | undefined;
  /** Where the answer's bytes go first. */
  #sink: Pick<Relay, 'data' | 'end'> | undefined;
  #over = false;
  #isPaused = false;

  /** @param fallBack begins another try, if there is one; it is asked before anything was passed on */
  constructor(exchange: Exchange, limits: GatewayLimits, end: CallEnd, fallBack: FallBack) {
    this.#exchange = exchange;
    this.#limits = limits;
    this.#end = end;
    this.#fallBack = fallBack;
    this.#breaker = exchange.target?.breaker;
  }

  /** The caller went away: the upstream need not go on. */
  callerGone(): void {
    if (this.#over) return;
    this.#breaker?.undecided();
    this.#exchange.callerLeft();
    this.done();
    this.stopUpstream();
  }

  /** Takes the handle of the request, once it is under way. */
  sent(request: PooledRequest): void {
    this.#request = request;
    if (this.#over) this.stopUpstream();
  }

  onHead(status: number, headers: HeaderMap): void {
    if (this.#over) return;
    if (isFailure(status)) this.#breaker?.failed();
    else this.#breaker?.succeeded();
    if (status >= 400 && this.#fallBack(status, headers)) {
      this.#over = true;
      this.stopUpstream();
      return;
    }
    this.#exchange.upstreamStatus = status;
    this.#exchange.recording?.begin(headers);
    try {
      this.#relay = this.#relayFor(status, headers);
      this.#sink = openEncoding(headers['content-encoding'], this.#relay, (fault) =>
        this.#relay?.broken(fault),
      );
    } catch (error) {
      this.fail(error);
      this.stopUpstream();
    }
  }

  #relayFor(status: number, headers: HeaderMap): Relay {
    const streamsArrays = this.#exchange.operation?.streamsArrays === true && status < 300;
    const framing = framingOf(headers['content-type'], streamsArrays);
    const returned = returnedHeaders(headers);
    const { openRelay } = this.#exchange;
    if (openRelay && status < 300) return openRelay(this, status, returned);
    return framing
      ? new StreamRelay(this.#exchange, this, this.#limits, status, returned, framing)
      : new BufferedRelay(this.#exchange, this, this.#limits, status, returned);
  }

  onData(chunk: Buffer): void {
    if (this.#over) return;
    this.#exchange.bytesIn += chunk.length;
    this.#exchange.recording?.data(chunk);
    this.#sink?.data(chunk);
  }

  onEnd(): void {
    this.#exchange.upstreamDoneAt = performance.now();
    this.#exchange.isUpstreamComplete = true;
    if (!this.#over) this.#sink?.end();
  }

  onFailure(failure: WireFailure, cause: Error): void {
    this.#exchange.upstreamDoneAt = performance.now();
    if (this.#over) return;
    const fault = upstreamFault(failure, cause);
    if (this.#relay) {
      this.#relay.broken(fault);
      return;
    }
    this.#breaker?.failed();
    if (failure === 'unreachable') this.#exchange.mayBeCharged = false;
    if (this.#fallBack(fault.code, {})) this.#over = true;
    else this.fail(fault);
  }

  /** Answers with what went wrong. */
  fail(error: unknown): void {
    const fault = asGatewayFault(error);
    if (fault.code === gatewayFaults.internal.code) this.report(error);
    this.#exchange.sendFault(fault);
    this.done();
  }

  pause(): void {
    // What was read at once comes in several pieces: only the first that the caller is too slow for waits for him.
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#request?.pause();
    this.#exchange.reply.onDrain(() => {
      this.#isPaused = false;
      this.#request?.resume();
    });
  }

  stopUpstream(): void {
    this.#request?.abort(new Error('The gateway needs no more of this answer.'));
  }

  done(): void {
    if (this.#over) return;
    this.#over = true;
    this.#end.finished(this.#exchange);
  }

  report(error: unknown): void {
    this.#end.failed(this.#exchange, error);
  }
}
