import { Exchange } from '../../../src/protect/gateway/exchange.ts';
import { operationOf } from '../../../src/protect/gateway/operations.ts';
import { defaultLimits, type GuardChain } from '../../../src/protect/gateway/ports.ts';
import type { Route } from '../../../src/protect/gateway/routing/route-table.ts';
import { StreamRelay } from '../../../src/protect/gateway/stream-relay.ts';

const path = '/v1/chat/completions';
const principal = { kind: 'token', id: 't', name: 't', scopes: ['gateway'] } as const;
const owner = {
  pause: () => undefined,
  stopUpstream: () => undefined,
  done: () => undefined,
  report: (error: unknown) => {
    throw error;
  },
};

/** The gateway's way for a streamed answer, without sockets: takes bytes of an upstream and gives the caller's. */
export class OpenRelay {
  readonly #out: Buffer[] = [];
  readonly #exchange: Exchange;
  readonly #relay: StreamRelay;

  constructor(chain: GuardChain) {
    const sink = {
      send: () => undefined,
      start: () => undefined,
      write: (chunk: Buffer | string) => this.#out.push(Buffer.from(chunk)) > 0,
      end: () => undefined,
      destroy: () => undefined,
      onCallerGone: () => undefined,
      onDrain: () => undefined,
      allowSilence: () => undefined,
    };
    const call = { method: 'POST', path, headers: {}, body: null, ip: '', principal };
    this.#exchange = new Exchange(call, sink, operationOf(path), 'id', 0);
    this.#exchange.route = { chain, policy: { storeContent: false }, targets: [] } as unknown as Route;
    this.#relay = new StreamRelay(this.#exchange, owner, defaultLimits, 200, []);
  }

  data(chunk: Buffer): void {
    this.#relay.data(chunk);
  }

  end(): void {
    this.#relay.end();
  }

  get bytes(): string {
    return Buffer.concat(this.#out).toString('latin1');
  }

  /** Action, rules and spans: what has to be the same however the stream was cut. */
  get verdict(): string {
    const { action, reasons } = this.#exchange.toEvent().verdict;
    return JSON.stringify([action, reasons.map(({ guard, rule, spans }) => [guard, rule, spans])]);
  }
}
