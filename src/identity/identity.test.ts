import { beforeEach, describe, expect, it } from 'vitest';
import { Identity } from './identity.ts';
import { sessionAbsoluteMs, sessionIdleMs } from './sessions.ts';
import { fakeIdentities } from './testing/fake-identities.ts';
import { FixedClock } from './testing/fixed-clock.ts';

const client = { ip: '203.0.113.9', userAgent: 'test' };
const owner = { email: 'Owner@Example.com', name: 'Olivia', password: 'correct horse battery' };
const cheap = { memoryKib: 64, passes: 1, parallelism: 1 };

let clock: FixedClock;
let store: ReturnType<typeof fakeIdentities>;
let identity: Identity;

beforeEach(() => {
  clock = new FixedClock();
  store = fakeIdentities();
  identity = new Identity({
    identities: store,
    clock,
    passwordCost: cheap,
    localSecret: 'local-secret',
    onError: (error) => {
      throw error;
    },
  });
});

describe('set-up', () => {
  it('creates the owner once, with the token of the last link', async () => {
    const first = await identity.issueSetupToken();
    const second = await identity.issueSetupToken();
    await expect(identity.setUp(first!, owner, client)).rejects.toMatchObject({
      code: 'setup_token_invalid',
    });
    const session = await identity.setUp(second!, owner, client);
    expect(session.account).toMatchObject({ role: 'owner', name: 'Olivia' });
    expect(await identity.issueSetupToken()).toBeUndefined();
    await expect(identity.setUp(second!, owner, client)).rejects.toMatchObject({ code: 'setup_done' });
  });

  it('has one winner in a race', async () => {
    const token = (await identity.issueSetupToken())!;
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => identity.setUp(token, owner, client)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await store.accountCount()).toBe(1);
  });

  it('limits guesses at the token', async () => {
    await identity.issueSetupToken();
    const codes = [];
    for (let i = 0; i < 12; i++) {
      codes.push(await identity.setUp('guess', owner, client).catch((error) => error.code));
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'setup_token_invalid'));
    expect(codes.slice(10)).toEqual(['sign_in_limited', 'sign_in_limited']);
  });

  it('accepts nothing before a token was issued', async () => {
    await expect(identity.setUp('', owner, client)).rejects.toMatchObject({ code: 'setup_token_invalid' });
  });
});

describe('sign-in', () => {
  beforeEach(() => identity.createOwner(owner));

  it('ignores the case of the e-mail and keeps only the hash of the secret', async () => {
    const session = await identity.signIn({ ...owner, email: ' owner@example.COM ' }, client);
    expect(await store.session(session.secret)).toBeUndefined();
    expect((await identity.sessions.resume(session.secret))?.account.email).toBe('Owner@Example.com');
  });

  it('gives one answer for a wrong password and an unknown e-mail', async () => {
    const wrong = await identity.signIn({ ...owner, password: 'nope' }, client).catch((error) => error);
    const unknown = await identity.signIn({ ...owner, email: 'x@y.z' }, client).catch((error) => error);
    expect([wrong.code, wrong.message]).toEqual([unknown.code, unknown.message]);
    expect(wrong.code).toBe('sign_in_failed');
  });

  it('refuses an unknown e-mail even with the dummy path', async () => {
    for (const password of ['', 'dummy', owner.password]) {
      await expect(identity.signIn({ email: 'no@one.x', password }, client)).rejects.toMatchObject({
        status: 401,
      });
    }
  });

  it('limits by e-mail from many addresses, and refills', async () => {
    const attempt = (i: number, password = 'wrong') =>
      identity
        .signIn({ ...owner, password }, { ...client, ip: `198.51.100.${i}` })
        .catch((error) => error.code);
    for (let i = 0; i < 5; i++) expect(await attempt(i)).toBe('sign_in_failed');
    expect(await attempt(6, owner.password)).toBe('sign_in_limited');
    clock.advance(30_000);
    expect(await attempt(7, owner.password)).toMatchObject({ csrfToken: expect.any(String) });
  });

  it('limits by address over many e-mails', async () => {
    const codes = [];
    for (let i = 0; i < 21; i++) {
      codes.push(await identity.signIn({ email: `u${i}@x.y`, password: 'p' }, client).catch((e) => e.code));
    }
    expect(codes[19]).toBe('sign_in_failed');
    expect(codes[20]).toBe('sign_in_limited');
  });

  it('ends the session that the browser brought along: nobody can plant one', async () => {
    const planted = await identity.signIn(owner, client);
    const fresh = await identity.signIn(owner, client, planted.secret);
    expect(fresh.secret).not.toBe(planted.secret);
    expect(await identity.sessions.resume(planted.secret)).toBeUndefined();
    expect(await identity.sessions.resume(fresh.secret)).toBeDefined();
  });

  it('ends a session that idles for 12 hours', async () => {
    const { secret } = await identity.signIn(owner, client);
    clock.advance(sessionIdleMs - 1);
    expect(await identity.sessions.resume(secret)).toBeDefined();
    clock.advance(sessionIdleMs);
    expect(await identity.sessions.resume(secret)).toBeUndefined();
  });

  it('ends a session after 7 days however busy', async () => {
    const { secret } = await identity.signIn(owner, client);
    for (let at = 0; at < sessionAbsoluteMs - 3_600_000; at += 3_600_000) {
      clock.advance(3_600_000);
      expect(await identity.sessions.resume(secret)).toBeDefined();
    }
    clock.advance(3_600_000);
    expect(await identity.sessions.resume(secret)).toBeUndefined();
  });

  it('signs out', async () => {
    const { secret } = await identity.signIn(owner, client);
    expect(await identity.sessions.close(secret)).toBe(true);
    expect(await identity.sessions.resume(secret)).toBeUndefined();
  });

  it('bounds the sessions of one account', async () => {
    const { account } = await identity.signIn(owner, client);
    for (let i = 0; i < 60; i++) await identity.sessions.open(account, client);
    expect((await store.sessionsOf(account.id)).length).toBe(50);
  });
});

describe('API tokens', () => {
  const draft = { name: 'ci', scopes: ['ingest'] as const, createdBy: 'acc' };

  it('verifies, recalls without a look-up, and forgets at once when revoked', async () => {
    const { token, record } = await identity.tokens.create(draft);
    expect(token).toMatch(/^bzn_[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(await identity.tokens.list())).not.toContain(token);
    expect(identity.tokens.recall(token)).toBeUndefined();
    expect(await identity.bearer(token, '203.0.113.9')).toMatchObject({ kind: 'token', scopes: ['ingest'] });
    expect(identity.bearer(token, '203.0.113.9')).not.toBeInstanceOf(Promise);
    expect(await identity.tokens.revoke(record.id)).toBe(true);
    expect(await identity.bearer(token, '203.0.113.9')).toBeUndefined();
  });

  it('does not remember a token that was revoked while it was looked up', async () => {
    const { token, record } = await identity.tokens.create(draft);
    const lookedUp = identity.tokens.verify(token);
    await identity.tokens.revoke(record.id);
    await lookedUp;
    expect(identity.tokens.recall(token)).toBeUndefined();
  });

  it('sees a revocation made by another process within 5 seconds', async () => {
    const { token, record } = await identity.tokens.create(draft);
    await identity.tokens.verify(token);
    await store.revokeToken(record.id, clock.nowMs());
    clock.advance(5_000);
    expect(await identity.tokens.verify(token)).toBeUndefined();
  });

  it('expires, also out of the cache', async () => {
    const { token } = await identity.tokens.create({ ...draft, expiresInDays: 1 });
    clock.advance(86_400_000 - 1);
    expect(await identity.tokens.verify(token)).toBeDefined();
    clock.advance(1);
    expect(await identity.tokens.verify(token)).toBeUndefined();
  });

  it('writes the last use at most once a minute', async () => {
    const { token } = await identity.tokens.create(draft);
    const used = [];
    for (let i = 0; i < 13; i++) {
      await identity.tokens.verify(token);
      used.push((await store.tokens())[0]?.lastUsedMs);
      clock.advance(10_000);
    }
    expect(new Set(used).size).toBe(3);
  });

  it.each([
    '',
    'bzn_',
    'bzn_short',
    `bzn_${'a'.repeat(43)}`,
    `bzn_${'a'.repeat(44)}`,
    'local-secre',
    `x${'a'.repeat(46)}`,
  ])('refuses %j', async (token) => expect(await identity.bearer(token, '127.0.0.1')).toBeUndefined());

  it('needs a scope', async () => {
    await expect(identity.tokens.create({ ...draft, scopes: [] })).rejects.toMatchObject({ status: 400 });
  });
});

describe('local secret', () => {
  it('is the CLI, from this machine alone', async () => {
    expect(await identity.bearer('local-secret', '127.0.0.1')).toMatchObject({ kind: 'local' });
    expect(await identity.bearer('local-secret', '::1')).toMatchObject({ kind: 'local' });
    expect(await identity.bearer('local-secret', '203.0.113.9')).toBeUndefined();
  });
});
