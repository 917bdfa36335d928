import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../contracts/identity.ts';
import { scopes } from '../contracts/identity.ts';
import { createApp } from './app.ts';
import type { Route } from './core/define-route.ts';
import { eventsCreate } from './routes/events-create/route.ts';
import { routes } from './routes/index.ts';
import { signIn, type TestApp, testApp } from './testing/test-app.ts';

const all: readonly Route[] = [...routes, eventsCreate];
const closed = all.filter((route) => route.access !== 'public');

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

function requestOf(route: Route, value = 'x'): InjectOptions {
  return {
    method: route.method,
    url: route.path.replace(/:\w+/g, encodeURIComponent(value)),
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: {} }),
  };
}

describe('401', () => {
  it.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_name, route) => {
      const tokens = [
        undefined,
        'Bearer bzn_wrong',
        'Basic b3duZXI6eA==',
        'Bearer',
        `Bearer bzn_${'a'.repeat(43)}`,
      ];
      for (const authorization of tokens) {
        const response = await test.app.inject({
          ...requestOf(route),
          headers: authorization ? { authorization } : {},
        });
        expect(response.statusCode).toBe(401);
        expect(response.json()).toMatchObject({ code: 'unauthenticated' });
        expect(response.headers['www-authenticate']).toBe('Bearer');
      }
    },
  );
});

describe('403: a token gets exactly what its scope says', () => {
  const cases = closed.flatMap((route) =>
    scopes.map((scope) => [`${scope} on ${route.method} ${route.path}`, route, scope] as const),
  );
  it.each(cases)('%s', async (_name, route, scope: Scope) => {
    const { access } = route;
    const isAllowed =
      typeof access === 'object' &&
      'scopes' in access &&
      (scope === 'admin' || access.scopes.includes(scope));
    const response = await test.as(scope, requestOf(route));
    if (isAllowed) expect([401, 403]).not.toContain(response.statusCode);
    else expect(response.statusCode).toBe(403);
  });
});

describe('a route that does not say who may call it', () => {
  it('cannot be registered', async () => {
    const app = createApp(test.deps);
    expect(() => app.get('/api/forgotten', async () => 'secret')).toThrow(/does not declare its access/);
    await app.close();
  });
});

/** Hostile values for any parameter: never a 500, never a hang. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '../../etc/passwd',
    '..%2f..%2fetc',
    '__proto__',
    'constructor',
    "' OR 1=1 --",
    '%00',
    '\u0000',
    '-1',
    '1e309',
    'NaN',
    '9'.repeat(150),
    'inc_',
    'evt_zzzzzzzzzzz',
    'evt_0',
    '0',
    '1',
    '2026-13-45',
    '2026-02-30',
    '-999999d',
    'host:',
    'a:b',
    '\u{1F4A9}',
    '\ud800',
    'é'.normalize('NFD'),
  ),
);

describe('hostile parameters', () => {
  const readable = all.filter((route) => route.method === 'GET' && (route.params || route.query));
  it.each(readable.map((route) => [route.path, route] as const))(
    'never make %s fail with 500',
    async (_path, route) => {
      const names = Object.keys(route.query?.shape ?? {});
      const property = fc.asyncProperty(
        hostile,
        fc.array(fc.tuple(fc.constantFrom(...names, 'extra'), hostile), { maxLength: 4 }),
        async (param, pairs) => {
          const path = route.path.replace(/:\w+/g, safeEncode(param) || 'x');
          const search = pairs.map(([name, value]) => `${name}=${safeEncode(value)}`).join('&');
          const response = await test.as('admin', { method: 'GET', url: `${path}?${search}` });
          expect(response.statusCode).toBeLessThan(500);
          if (response.statusCode >= 400) expect(response.json()).toMatchObject({ code: expect.any(String) });
        },
      );
      await fc.assert(property, { numRuns: 25 });
    },
  );

  const writable = all.filter((route) => route.body && route.path !== '/api/hunt');
  it.each(writable.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'never make %s fail with 500',
    async (_name, route) => {
      const names = 'shape' in route.body! ? Object.keys(route.body.shape as object) : [];
      const value = fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }), fc.integer(), fc.double());
      const body = fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...names, 'extra', '__proto__'), value, { maxKeys: 6 }),
      );
      const property = fc.asyncProperty(hostile, body, async (param, payload) => {
        const response = await test.as('admin', {
          method: route.method,
          url: route.path.replace(/:\w+/g, safeEncode(param) || 'x'),
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(payload) ?? 'null',
        });
        expect(response.statusCode).toBeLessThan(500);
      });
      await fc.assert(property, { numRuns: 25 });
    },
  );
});

/** Percent-encodes what can be; a lone surrogate cannot. */
function safeEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

describe('an account', () => {
  it('reads and writes what its role allows, with its CSRF token', async () => {
    const headers = await signIn(test.app);
    expect((await test.app.inject({ url: '/api/tokens', headers })).statusCode).toBe(200);
    const created = await test.app.inject({
      method: 'POST',
      url: '/api/tokens',
      headers,
      payload: { name: 'n', scopes: ['read'] },
    });
    expect(created.statusCode).toBe(201);
  });
});
