import type {
  AccountRecord,
  Identities,
  SessionRecord,
  TokenRecord,
} from '../../storage/ports/identities.ts';

/** Identities in memory, for tests of what stands on the port. */
export function fakeIdentities(): Identities {
  const accounts = new Map<string, AccountRecord>();
  const sessions = new Map<string, SessionRecord>();
  const tokens = new Map<string, TokenRecord>();
  return {
    ...accountsOf(accounts),
    async createSession(session) {
      sessions.set(session.idHash, session);
    },
    session: async (idHash) => sessions.get(idHash),
    async touchSession(idHash, nowMs) {
      const session = sessions.get(idHash);
      if (session) sessions.set(idHash, { ...session, lastSeenMs: nowMs });
    },
    deleteSession: async (idHash) => sessions.delete(idHash),
    sessionsOf: async (accountId) => [...sessions.values()].filter((s) => s.accountId === accountId),
    async deleteExpiredSessions(nowMs) {
      const expired = [...sessions.values()].filter((session) => session.expiresMs <= nowMs);
      for (const session of expired) sessions.delete(session.idHash);
      return expired.length;
    },
    async createToken(token) {
      tokens.set(token.id, token);
    },
    tokenByHash: async (hash) => [...tokens.values()].find((token) => token.hash === hash),
    tokens: async () => [...tokens.values()],
    async changeGrant(id, gateway) {
      const token = tokens.get(id);
      if (token?.revokedMs !== null) return undefined;
      const changed = { ...token, gateway };
      tokens.set(id, changed);
      return changed;
    },
    async revokeToken(id, nowMs) {
      const token = tokens.get(id);
      if (token?.revokedMs !== null) return false;
      tokens.set(id, { ...token, revokedMs: nowMs });
      return true;
    },
    async touchToken(id, nowMs) {
      const token = tokens.get(id);
      if (token) tokens.set(id, { ...token, lastUsedMs: nowMs });
    },
  };
}

function accountsOf(accounts: Map<string, AccountRecord>) {
  return {
    accountCount: async () => accounts.size,
    async createOwner(account: AccountRecord) {
      if (accounts.size > 0) return false;
      accounts.set(account.id, account);
      return true;
    },
    accountByEmail: async (email: string) =>
      [...accounts.values()].find((account) => account.email.toLowerCase() === email.toLowerCase()),
    account: async (id: string) => accounts.get(id),
    accounts: async () => [...accounts.values()],
    async touchSignIn(id: string, nowMs: number) {
      const account = accounts.get(id);
      if (account) accounts.set(id, { ...account, lastSignInMs: nowMs });
    },
  };
}
