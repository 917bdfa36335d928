import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { ApprovalDesk } from '../../approvals/index.ts';
import type { Scope } from '../../contracts/identity.ts';
import { Identity } from '../../identity/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { createAccept } from '../../pipeline/accept/index.ts';
import { incidentPolicy } from '../../pipeline/incident-policy.ts';
import { openStore, type Store } from '../../storage/index.ts';
import { createApp } from '../app.ts';
import { defaultLimits } from '../limits.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { AppDeps, ServerConfig, ServerLimits } from '../ports.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';

export const owner = { email: 'owner@example.com', password: 'correct horse battery' };
export const localSecret = 'the-local-secret-of-the-tests';

export interface TestApp extends FakePorts {
  readonly app: FastifyInstance;
  readonly deps: AppDeps;
  readonly store: Store;
  readonly identity: Identity;
  /** What the server logged. */
  readonly logged: { readonly level: string; readonly detail: object; readonly message: string }[];
  /** A token with these scopes; one is made for each set and kept. */
  token(...scopes: Scope[]): Promise<string>;
  /** Calls with a token of the scope. */
  as(scope: Scope, request: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly limits?: Partial<ServerLimits>;
  readonly config?: Partial<ServerConfig>;
  /** Creates the owner account; true unless said otherwise. */
  readonly withOwner?: boolean;
}

/** The whole server on the real embedded store in a folder of its own, with cheap passwords. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bartizan-server-'));
  const store = await openStore({ dataDir, incidentPolicy });
  const ports = fakePorts();
  const logged: TestApp['logged'] = [];
  const log = (level: string) => (detail: object, message: string) =>
    void logged.push({ level, detail, message });
  const identity = new Identity({
    identities: store.identities,
    passwordCost: { memoryKib: 64, passes: 1, parallelism: 1 },
    localSecret,
    onError: (error) => log('warn')({ error }, 'identity'),
  });
  if (options.withOwner ?? true) await identity.createOwner(owner);
  const deps: AppDeps = {
    ...ports,
    store,
    identity,
    approvals: new ApprovalDesk({
      store: store.approvals,
      nowMs: () => systemClock.nowMs(),
      log: { info: log('info'), error: log('error') },
    }),
    clock: systemClock,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    metrics: new Metrics({
      store,
      pipeline: ports.pipeline,
      gateway: ports.gateway,
      syslog: { syslogCounters: undefined },
    }),
    ingest: {
      accept: createAccept({
        journal: store.journal,
        clock: systemClock,
        recordBytesMax: 1024 * 1024,
        onAccepted: () => undefined,
      }),
    },
    config: {
      version: '0.0.0-test',
      host: '127.0.0.1',
      publicUrl: undefined,
      consoleDir: join(dataDir, 'no-console'),
      checkResponses: true,
      ...options.config,
      limits: { ...defaultLimits, ...options.limits },
    },
  };
  const app = createApp(deps);
  const tokens = new Map<string, string>();
  const token = async (...scopes: Scope[]): Promise<string> => {
    const key = scopes.join(',');
    const known = tokens.get(key);
    if (known) return known;
    const created = await identity.tokens.create({ name: `test ${key}`, scopes, createdBy: 'test' });
    tokens.set(key, created.token);
    return created.token;
  };
  return {
    ...ports,
    app,
    deps,
    store,
    identity,
    logged,
    token,
    async as(scope, request) {
      const authorization = `Bearer ${await token(scope)}`;
      return app.inject({ ...request, headers: { authorization, ...request.headers } });
    },
    async close() {
      await app.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Headers of a browser that signed in as the owner. */
export async function signIn(app: FastifyInstance): Promise<{ cookie: string; 'x-csrf-token': string }> {
  const response = await app.inject({ method: 'POST', url: '/api/session', payload: owner });
  const cookie = String(response.headers['set-cookie']).split(';', 1)[0] ?? '';
  return { cookie, 'x-csrf-token': response.json<{ csrfToken: string }>().csrfToken };
}
