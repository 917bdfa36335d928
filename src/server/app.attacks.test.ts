import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localSecret, owner, signIn, type TestApp, testApp } from './testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp({ config: { publicUrl: 'https://bartizan.example.com' } });
});
afterAll(() => test.close());

const make = { method: 'POST', url: '/api/tokens', payload: { name: 'x', scopes: ['admin'] } } as const;

describe('session cookie', () => {
  it('is out of reach of scripts and other sites, and secure when people come by https', async () => {
    const response = await test.app.inject({ method: 'POST', url: '/api/session', payload: owner });
    expect(response.headers['set-cookie']).toMatch(
      /^bartizan_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(response.body).not.toContain(String(response.headers['set-cookie']).slice(17, 60));
  });

  it('ends at sign-out, on the server too', async () => {
    const headers = await signIn(test.app);
    const out = await test.app.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(out.statusCode).toBe(204);
    expect((await test.app.inject({ url: '/api/session', headers })).statusCode).toBe(401);
  });

  it('cannot be planted: signing in changes it and ends the one that came along', async () => {
    const planted = await signIn(test.app);
    const response = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: owner,
      headers: { cookie: planted.cookie },
    });
    expect(String(response.headers['set-cookie'])).not.toContain(planted.cookie);
    expect((await test.app.inject({ url: '/api/session', headers: planted })).statusCode).toBe(401);
  });

  it('counts for nothing when it stands twice: one of them was planted', async () => {
    const { cookie } = await signIn(test.app);
    const headers = { cookie: `bartizan_session=${'a'.repeat(43)}; ${cookie}` };
    expect((await test.app.inject({ url: '/api/session', headers })).statusCode).toBe(401);
  });
});

describe('CSRF', () => {
  let headers: Awaited<ReturnType<typeof signIn>>;
  beforeEach(async () => {
    headers = await signIn(test.app);
  });

  it.each([
    ['no token', { 'x-csrf-token': '' }],
    ['a wrong token', { 'x-csrf-token': 'a'.repeat(43) }],
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_name, change) => {
    const response = await test.app.inject({ ...make, headers: { ...headers, ...change } });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'csrf_failed' });
  });

  it('events in a form that another site could send are refused', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const send = (payload: string, change: Record<string, string>) =>
      test.app.inject({
        method: 'POST',
        url: '/api/events?source=form',
        payload,
        headers: { ...headers, ...form, ...change },
      });
    expect((await send('{"a":1}', { 'x-csrf-token': '' })).json()).toMatchObject({ code: 'csrf_failed' });
    expect((await send('{"a":1}', {})).statusCode).toBe(202);
  });

  it('the console passes, directly and under its public address', async () => {
    for (const origin of ['http://localhost:80', 'https://bartizan.example.com']) {
      const own = { ...headers, host: 'localhost:80', origin, 'sec-fetch-site': 'same-origin' };
      expect((await test.app.inject({ ...make, headers: own })).statusCode).toBe(201);
    }
  });

  it('a sign-in sent by another site is refused', async () => {
    const response = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: owner,
      headers: { origin: 'https://evil.example' },
    });
    expect(response.statusCode).toBe(403);
  });
});

describe('tokens', () => {
  it('in the address are refused, not used', async () => {
    const token = await test.token('read');
    for (const name of ['access_token', 'token', 'api_key']) {
      expect((await test.app.inject(`/api/findings?${name}=${token}`)).statusCode).toBe(401);
      expect((await test.as('read', { url: `/api/findings?${name}=${token}` })).statusCode).toBe(400);
    }
  });

  it('cannot make tokens with more than they have, nor sessions', async () => {
    for (const scope of ['read', 'ingest', 'gateway'] as const)
      expect((await test.as(scope, make)).statusCode).toBe(403);
    expect((await test.as('admin', { url: '/api/session' })).statusCode).toBe(403);
  });

  it('are shown once and are dead at once when revoked', async () => {
    const created = (await test.as('admin', make)).json<{ token: string; record: { id: string } }>();
    const authorization = `Bearer ${created.token}`;
    expect((await test.app.inject({ url: '/api/tokens', headers: { authorization } })).statusCode).toBe(200);
    expect((await test.as('admin', { url: '/api/tokens' })).body).not.toContain(created.token);
    expect(
      (await test.as('admin', { method: 'DELETE', url: `/api/tokens/${created.record.id}` })).statusCode,
    ).toBe(204);
    expect((await test.app.inject({ url: '/api/tokens', headers: { authorization } })).statusCode).toBe(401);
  });

  it('never reach the log', async () => {
    const token = await test.token('admin');
    await test.as('admin', { url: '/api/findings?cursor=x' });
    const text = JSON.stringify(test.logged);
    for (const secret of [token, owner.password, localSecret]) expect(text).not.toContain(secret);
  });
});

describe('local secret', () => {
  it('works from this machine and from nowhere else', async () => {
    const headers = { authorization: `Bearer ${localSecret}` };
    expect((await test.app.inject({ url: '/api/tokens', headers })).statusCode).toBe(200);
    expect(
      (await test.app.inject({ url: '/api/tokens', headers, remoteAddress: '203.0.113.5' })).statusCode,
    ).toBe(401);
    const forwarded = { ...headers, 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' };
    expect(
      (await test.app.inject({ url: '/api/tokens', headers: forwarded, remoteAddress: '203.0.113.5' }))
        .statusCode,
    ).toBe(401);
  });
});

describe('host', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    'bartizan.example.com.evil.example',
    '127.0.0.1.evil.example',
    'localhost/evil',
  ])('refuses %j', async (host) =>
    expect((await test.app.inject({ url: '/api/setup', headers: { host } })).statusCode).toBe(421),
  );

  it.each(['localhost', '127.0.0.1:7450', '[::1]:7450', 'bartizan.localhost', 'Bartizan.Example.com'])(
    'takes %j',
    async (host) => {
      expect((await test.app.inject({ url: '/api/setup', headers: { host } })).statusCode).toBe(200);
    },
  );
});

describe('brute force', () => {
  it('is stopped after five guesses at one e-mail, and says when to come back', async () => {
    const guess = () =>
      test.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { email: 'victim@example.com', password: 'guess' },
        remoteAddress: '203.0.113.77',
      });
    for (let i = 0; i < 5; i++) expect((await guess()).statusCode).toBe(401);
    const limited = await guess();
    expect(limited.statusCode).toBe(429);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('every answer', () => {
  it('has the security headers, a request id of our own, and no banner', async () => {
    for (const url of ['/healthz', '/api/nothing', '/api/findings', '/', '/nope.js']) {
      const { headers } = await test.app.inject({ url, headers: { 'x-request-id': 'mine' } });
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-request-id']).toMatch(/^req_[0-9a-z]{26}$/);
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('hides what nobody foresaw behind a 500 with an id that the log has', async () => {
    const store = test.store as { findings: { list: unknown } };
    const { list } = store.findings;
    store.findings.list = async () => {
      throw new Error('secret detail of the database');
    };
    const response = await test.as('read', { url: '/api/findings' });
    store.findings.list = list;
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret detail');
    const id = response.json<{ requestId: string }>().requestId;
    expect(test.logged.some(({ detail }) => (detail as { requestId?: string }).requestId === id)).toBe(true);
  });
});
