import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRecord, SessionRecord, TokenRecord } from '../../src/storage/ports/index.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

const account = (id: string): AccountRecord => ({
  id,
  email: `Owner.${id}@Example.org`,
  name: 'Owner',
  role: 'owner',
  passwordHash: '$argon2id$',
  createdMs: 1,
  disabledMs: null,
  lastSignInMs: null,
});

const session = (idHash: string, expiresMs: number): SessionRecord => ({
  idHash,
  accountId: 'winner',
  csrfToken: 'c',
  createdMs: expiresMs - 100,
  lastSeenMs: 1,
  expiresMs,
  ip: '127.0.0.1',
  userAgent: 'test',
});

const token = (id: string): TokenRecord => ({
  id,
  name: 'ci',
  prefix: 'bzn_1234',
  hash: `hash-${id}`,
  scopes: ['ingest', 'read'],
  createdMs: 1,
  createdBy: 'acc_1',
  expiresMs: null,
  lastUsedMs: null,
  revokedMs: null,
  gateway: { team: 'care', models: ['gpt-*'], limits: { requestsPerMinute: 60 } },
});

export function describeIdentities(make: MakeStore): void {
  describe('identities', () => {
    let target: StoreUnderTest;
    beforeAll(async () => {
      target = await make();
    });
    afterAll(() => target.dispose());

    it('lets one owner win the race to be first', async () => {
      const { identities } = target.store;
      expect(await identities.accountCount()).toBe(0);
      const wins = await Promise.all(['a', 'b', 'c', 'd'].map((id) => identities.createOwner(account(id))));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await identities.accountCount()).toBe(1);
      const [owner] = await identities.accounts();
      expect(await identities.accountByEmail(owner!.email.toUpperCase())).toEqual(owner);
      await identities.touchSignIn(owner!.id, 77);
      expect(await identities.account(owner!.id)).toEqual({ ...owner, lastSignInMs: 77 });
      expect(await identities.account('none')).toBeUndefined();
    });

    it('keeps sessions until they expire or end', async () => {
      const { identities } = target.store;
      const [owner] = await identities.accounts();
      const own = (one: SessionRecord) => ({ ...one, accountId: owner!.id });
      for (const one of [session('s1', 200), session('s2', 300), session('s3', 400)])
        await identities.createSession(own(one));
      await identities.touchSession('s2', 50);
      expect(await identities.session('s2')).toEqual({ ...own(session('s2', 300)), lastSeenMs: 50 });
      expect(await identities.deleteExpiredSessions(200)).toBe(1);
      expect((await identities.sessionsOf(owner!.id)).map((one) => one.idHash)).toEqual(['s3', 's2']);
      expect(await identities.deleteSession('s2')).toBe(true);
      expect(await identities.deleteSession('s2')).toBe(false);
      expect(await identities.session('s2')).toBeUndefined();
    });

    it('keeps tokens by hash and revokes each once', async () => {
      const { identities } = target.store;
      await identities.createToken(token('t1'));
      await expect(identities.createToken({ ...token('t2'), hash: 'hash-t1' })).rejects.toThrow();
      expect(await identities.tokenByHash('hash-t1')).toEqual(token('t1'));
      await identities.touchToken('t1', 9);
      expect(await identities.revokeToken('t1', 10)).toBe(true);
      expect(await identities.revokeToken('t1', 11)).toBe(false);
      expect(await identities.tokens()).toEqual([{ ...token('t1'), lastUsedMs: 9, revokedMs: 10 }]);
    });

    it('changes what a token may do at the gateway until it is revoked', async () => {
      const { identities } = target.store;
      await identities.createToken(token('granted'));
      const grant = { team: 'care', models: ['gpt-*'], limits: { concurrentCalls: 2 } };
      expect(await identities.changeGrant('granted', grant)).toEqual({ ...token('granted'), gateway: grant });
      expect(await identities.tokenByHash('hash-granted')).toMatchObject({ gateway: grant });
      expect(await identities.changeGrant('granted', {})).toEqual({ ...token('granted'), gateway: {} });
      expect(await identities.changeGrant('none', grant)).toBeUndefined();
      await identities.revokeToken('granted', 5);
      expect(await identities.changeGrant('granted', grant)).toBeUndefined();
    });
  });
}
