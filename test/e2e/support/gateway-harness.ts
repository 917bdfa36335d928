import fastify from 'fastify';
import type { GatewayEvent } from '../../../src/contracts/gateway-event.ts';
import type { GatewayPolicy } from '../../../src/contracts/guard.ts';
import type { Principal } from '../../../src/contracts/identity.ts';
import { type Upstream, upstreamSchema } from '../../../src/contracts/upstream.ts';
import { newId } from '../../../src/kernel/ids.ts';
import {
  Gateway,
  type GatewayConfiguration,
  type GatewayLimits,
  type GatewayPorts,
  type GuardChain,
} from '../../../src/protect/gateway/index.ts';
import {
  type MockModel,
  type MockModelOptions,
  type MockRequest,
  startMockModel,
} from '../../../src/protect/mock-model/index.ts';
import { registerGateway } from '../../../src/server/gateway-http/index.ts';
import { GatewayLane } from '../../../src/server/gateway-lane/index.ts';
import { testChain } from './test-chain.ts';

export const TOKEN = 'bz_test_token';
export const UPSTREAM_KEY = 'sk-upstream-secret';

const principals: Readonly<Record<string, Principal>> = {
  [TOKEN]: { kind: 'token', id: 'tok_1', name: 'tests', scopes: ['gateway'] },
  bz_read_only: { kind: 'token', id: 'tok_2', name: 'reader', scopes: ['read'] },
};

export interface HarnessOptions {
  readonly policy?: Partial<GatewayPolicy>;
  readonly chain?: GuardChain;
  readonly readKey?: (upstream: Upstream) => string | null;
  readonly limits?: Partial<GatewayLimits>;
  readonly mock?: MockModelOptions;
  readonly upstreams?: readonly Partial<Upstream>[];
  /** Without it plain calls go through the server's own layers, as doubtful ones always do. */
  readonly lane?: false;
  readonly toolJudge?: GatewayPorts['toolJudge'];
  readonly plantCanary?: GatewayPorts['plantCanary'];
  readonly sketchAnswer?: GatewayPorts['sketchAnswer'];
  readonly watchAbuse?: GatewayPorts['watchAbuse'];
  readonly ledger?: GatewayPorts['ledger'];
  readonly configuration?: Partial<GatewayConfiguration>;
  /** What the token may do, beside its scopes. */
  readonly grant?: Principal['gateway'];
  readonly record?: (event: GatewayEvent) => void | Promise<void>;
}

export interface Harness {
  readonly url: string;
  readonly mock: MockModel;
  readonly gateway: Gateway;
  readonly chain: GuardChain;
  readonly events: GatewayEvent[];
  readonly arrived: MockRequest[];
  readonly logged: unknown[];
  close(): Promise<void>;
}

export const policy: GatewayPolicy = {
  name: 'default',
  models: ['*'],
  guards: [],
  onGuardError: 'block',
  guardTimeoutMs: 2_000,
  storeContent: false,
};

/** A small server around the gateway: real HTTP on both sides, a mock model behind it, a chain that knows a few words. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const arrived: MockRequest[] = [];
  const mock = await startMockModel({
    slowMs: 1_500,
    ...options.mock,
    onRequest: (request) => arrived.push(request),
  });
  const events: GatewayEvent[] = [];
  const logged: unknown[] = [];
  const chain = options.chain ?? testChain();
  const gateway = new Gateway(
    {
      authenticate: (token) => {
        const principal = principals[token];
        return principal && options.grant ? { ...principal, gateway: options.grant } : principal;
      },
      ...(options.ledger === undefined ? {} : { ledger: options.ledger }),
      chainFor: () => chain,
      record: options.record ?? ((event) => void events.push(event)),
      readKey: options.readKey ?? ((upstream) => (upstream.apiKeyEnv === null ? null : UPSTREAM_KEY)),
      ...(options.toolJudge === undefined ? {} : { toolJudge: options.toolJudge }),
      ...(options.plantCanary === undefined ? {} : { plantCanary: options.plantCanary }),
      ...(options.sketchAnswer === undefined ? {} : { sketchAnswer: options.sketchAnswer }),
      ...(options.watchAbuse === undefined ? {} : { watchAbuse: options.watchAbuse }),
      log: { warn: (detail) => logged.push(detail), error: (detail) => logged.push(detail) },
      nowMs: () => Date.now(),
      newId: () => newId('gwc'),
    },
    { eventsGatherMs: 0, ...options.limits },
  );
  const defaults: readonly Partial<Upstream>[] = [
    { name: 'openai' },
    { name: 'anthropic', kind: 'anthropic' },
  ];
  const upstreams = (options.upstreams ?? defaults).map((upstream) =>
    upstreamSchema.parse({
      baseUrl: upstream.kind === 'gemini' || upstream.kind === 'ollama' ? mock.url : `${mock.url}/v1`,
      apiKeyEnv: 'KEY',
      timeoutMs: 5_000,
      ...upstream,
    }),
  );
  gateway.configure({ upstreams, policies: [{ ...policy, ...options.policy }], ...options.configuration });
  const app = fastify({ forceCloseConnections: true });
  await registerGateway(app, gateway);
  const lane =
    options.lane === false
      ? undefined
      : new GatewayLane(app.server, {
          gateway,
          isOwnHost: (host) => host.startsWith('127.0.0.1:'),
          onAnswer: () => undefined,
          firstByteMs: 2_000,
          keepAliveMs: 10_000,
          requestMs: 2_000,
        });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    mock,
    gateway,
    chain,
    events,
    arrived,
    logged,
    async close() {
      await gateway.close(100);
      lane?.close();
      await app.close();
      await mock.close();
    },
  };
}
