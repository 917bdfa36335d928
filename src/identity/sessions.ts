import type { Principal, Scope } from '../contracts/identity.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AccountRecord, Identities, SessionRecord } from '../storage/ports/identities.ts';
import { newSecret, type RandomBytes, sha256Hex } from './secrets.ts';

export const sessionIdleMs = 12 * 3_600_000;
export const sessionAbsoluteMs = 7 * 86_400_000;
const touchEveryMs = 60_000;
const sessionsPerAccountMax = 50;
const secretPattern = /^[A-Za-z0-9_-]{43}$/;

/** Where a sign-in comes from, for the list of sessions. */
export interface ClientInfo {
  readonly ip: string;
  readonly userAgent: string;
}

export interface Session {
  readonly account: AccountRecord;
  readonly principal: Principal;
  readonly csrfToken: string;
}

export interface OpenedSession extends Session {
  /** Goes into the cookie and nowhere else. */
  readonly secret: string;
  readonly expiresMs: number;
}

const scopesByRole: Readonly<Record<AccountRecord['role'], readonly Scope[]>> = {
  owner: ['ingest', 'gateway', 'read', 'admin'],
  analyst: ['read'],
};

/** Sessions of the console: 256 random bits in a cookie, SHA-256 in the store, 12 h idle, 7 d at most. */
export class Sessions {
  readonly #store: Identities;
  readonly #clock: Clock;
  readonly #random: RandomBytes;

  constructor(store: Identities, clock: Clock, random: RandomBytes) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  /** Opens a session under a fresh secret; one that the browser brought along ends, so that none can be planted. */
  async open(account: AccountRecord, client: ClientInfo, previousSecret?: string): Promise<OpenedSession> {
    if (previousSecret !== undefined) await this.close(previousSecret);
    await this.#makeRoom(account.id);
    const nowMs = this.#clock.nowMs();
    const secret = newSecret(this.#random);
    const record: SessionRecord = {
      idHash: sha256Hex(secret),
      accountId: account.id,
      csrfToken: newSecret(this.#random),
      createdMs: nowMs,
      lastSeenMs: nowMs,
      expiresMs: nowMs + sessionAbsoluteMs,
      ip: client.ip.slice(0, 64),
      userAgent: client.userAgent.slice(0, 256),
    };
    await this.#store.createSession(record);
    return { ...sessionOf(account, record), secret, expiresMs: record.expiresMs };
  }

  /** Undefined when the secret is unknown, idle for too long, too old, or its account is gone or disabled. */
  async resume(secret: string): Promise<Session | undefined> {
    if (!secretPattern.test(secret)) return undefined;
    const idHash = sha256Hex(secret);
    const record = await this.#store.session(idHash);
    if (!record) return undefined;
    const nowMs = this.#clock.nowMs();
    if (nowMs >= record.expiresMs || nowMs - record.lastSeenMs >= sessionIdleMs) {
      await this.#store.deleteSession(idHash);
      return undefined;
    }
    const account = await this.#store.account(record.accountId);
    if (!account || account.disabledMs !== null) return undefined;
    if (nowMs - record.lastSeenMs >= touchEveryMs) await this.#store.touchSession(idHash, nowMs);
    return sessionOf(account, record);
  }

  async close(secret: string): Promise<boolean> {
    return secretPattern.test(secret) && this.#store.deleteSession(sha256Hex(secret));
  }

  async closeAll(accountId: string): Promise<void> {
    for (const session of await this.#store.sessionsOf(accountId))
      await this.#store.deleteSession(session.idHash);
  }

  /** Ends the oldest sessions of an account that has too many: the table stays bounded. */
  async #makeRoom(accountId: string): Promise<void> {
    const sessions = [...(await this.#store.sessionsOf(accountId))];
    if (sessions.length < sessionsPerAccountMax) return;
    sessions.sort((a, b) => a.lastSeenMs - b.lastSeenMs);
    const tooMany = sessions.slice(0, sessions.length - sessionsPerAccountMax + 1);
    for (const session of tooMany) await this.#store.deleteSession(session.idHash);
  }
}

function sessionOf(account: AccountRecord, record: SessionRecord): Session {
  const principal: Principal = {
    kind: 'account',
    id: account.id,
    name: account.name,
    scopes: scopesByRole[account.role],
  };
  return { account, principal, csrfToken: record.csrfToken };
}
