import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { InjectRequest, InjectResponse } from '../cli/platform-port.ts';
import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import type { Logger } from '../kernel/log.ts';
import type { Accept } from '../pipeline/accept/index.ts';
import { createApp } from '../server/app.ts';
import { registerGateway } from '../server/gateway-http/index.ts';
import { GatewayLane } from '../server/gateway-lane/index.ts';
import { defaultLimits } from '../server/limits.ts';
import type { SyslogCountersPort } from '../server/metrics/counted-metrics.ts';
import { Metrics } from '../server/metrics/metrics.ts';
import type { AppDeps } from '../server/ports.ts';
import { isOwnHost } from '../server/security/host-check.ts';
import type { Store } from '../storage/ports/index.ts';
import type { GatewayService } from './gateway-service.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Idle connections stay longer than load balancers and clients usually keep theirs, so that they end them, not we. */
const KEEP_ALIVE_MS = 72_000;

export interface HttpServerDeps extends Pick<AppDeps, 'pipeline' | 'detection' | 'guards' | 'approvals'> {
  readonly store: Store;
  readonly identity: Identity;
  readonly gateway: GatewayService;
  readonly accept: Accept;
  readonly sources: SyslogCountersPort;
  readonly clock: Clock;
  readonly log: Logger;
  readonly consoleDir: string;
}

/** The API, the gateway and the console on one port. */
export class HttpServer {
  readonly #app: FastifyInstance;
  readonly #config: Config;
  readonly #lane: GatewayLane;

  private constructor(app: FastifyInstance, config: Config, lane: GatewayLane) {
    this.#app = app;
    this.#config = config;
    this.#lane = lane;
  }

  static async create(config: Config, deps: HttpServerDeps): Promise<HttpServer> {
    const { store, pipeline, accept, consoleDir, sources, ...others } = deps;
    const metrics = new Metrics({ store, pipeline, gateway: deps.gateway, syslog: sources });
    const app = createApp({
      ...others,
      store,
      pipeline,
      abuse: deps.gateway.abuse,
      ingest: { accept },
      metrics,
      config: {
        version,
        host: config.host,
        publicUrl: config.publicUrl,
        consoleDir,
        limits: { ...defaultLimits, eventsBodyBytesMax: config.ingest.bodyBytesMax },
        checkResponses: false,
      },
    });
    await registerGateway(app, deps.gateway.gateway);
    await app.ready();
    const lane = new GatewayLane(app.server, {
      gateway: deps.gateway.gateway,
      isOwnHost: (header) => isOwnHost(header, { host: config.host, publicUrl: config.publicUrl }),
      onAnswer: (status, seconds) => metrics.observeHttp('POST', '/v1/*', status, seconds),
      firstByteMs: defaultLimits.headersTimeoutMs,
      keepAliveMs: KEEP_ALIVE_MS,
      requestMs: defaultLimits.requestTimeoutMs,
    });
    return new HttpServer(app, config, lane);
  }

  /** @returns the address that was bound */
  async listen(): Promise<string> {
    const { host, port } = this.#config;
    await this.#app.listen({ host, port });
    const address = this.#app.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }

  async inject({ method, url, headers, payload }: InjectRequest): Promise<InjectResponse> {
    const response = await this.#app.inject({
      method,
      url,
      headers: { host: 'localhost', ...headers },
      ...(payload === undefined
        ? {}
        : { payload: typeof payload === 'string' ? payload : Buffer.from(payload) }),
    });
    return { statusCode: response.statusCode, headers: response.headers, body: response.body };
  }

  async close(): Promise<void> {
    this.#lane.close();
    await this.#app.close();
  }
}
