import type { Principal } from '../contracts/identity.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import type { AccountRecord, Identities } from '../storage/ports/identities.ts';
import { ApiTokens } from './api-tokens.ts';
import { requireEmail } from './email.ts';
import { identityFaults } from './errors.ts';
import type { Argon2Cost } from './password-hash.ts';
import { requireGoodPassword } from './password-policy.ts';
import { Passwords } from './passwords.ts';
import { RateLimit } from './rate-limit.ts';
import { type RandomBytes, secretsEqual, systemRandom } from './secrets.ts';
import { type ClientInfo, type OpenedSession, Sessions } from './sessions.ts';
import { SetupToken } from './setup-token.ts';
import { SignIn } from './sign-in.ts';

export interface IdentityOptions {
  readonly identities: Identities;
  readonly clock?: Clock;
  readonly random?: RandomBytes;
  /** Bearer secret of the CLI on this machine; whoever can read `server.json` is the owner of the data folder. */
  readonly localSecret?: string;
  /** Cost of a password hash; tests use a small one. */
  readonly passwordCost?: Argon2Cost;
  /** Told about writes that may fail without harm, such as a token's last use. */
  readonly onError: (error: unknown) => void;
}

export interface OwnerDraft {
  readonly email: string;
  readonly name?: string | undefined;
  readonly password: string;
}

const localPrincipal: Principal = Object.freeze({
  kind: 'local',
  id: 'local',
  name: 'bartizan CLI',
  scopes: Object.freeze(['ingest', 'gateway', 'read', 'admin'] as const),
});

/** Who may come in: the owner's set-up, sign-in and sessions, API tokens, and the CLI's local secret. */
export class Identity {
  readonly tokens: ApiTokens;
  readonly sessions: Sessions;
  readonly #store: Identities;
  readonly #clock: Clock;
  readonly #passwords: Passwords;
  readonly #signIn: SignIn;
  readonly #setupToken: SetupToken;
  readonly #setupLimit: RateLimit;
  readonly #localSecret: string | undefined;

  constructor(options: IdentityOptions) {
    const clock = options.clock ?? systemClock;
    const random = options.random ?? systemRandom;
    this.#store = options.identities;
    this.#clock = clock;
    this.#localSecret = options.localSecret;
    this.#passwords = new Passwords(random, options.passwordCost);
    this.#signIn = new SignIn(this.#store, this.#passwords, clock);
    this.#setupToken = new SetupToken(random);
    this.#setupLimit = new RateLimit({ burst: 10, refillMs: 6_000, keysMax: 10_000 }, clock);
    this.sessions = new Sessions(this.#store, clock, random);
    this.tokens = new ApiTokens(this.#store, clock, random, options.onError);
  }

  async setupNeeded(): Promise<boolean> {
    return (await this.#store.accountCount()) === 0;
  }

  /** A new one-time set-up token (the one before is void); undefined when there is an owner already. */
  async issueSetupToken(): Promise<string | undefined> {
    return (await this.setupNeeded()) ? this.#setupToken.issue() : undefined;
  }

  /** Creates the owner with the one-time token and signs in. @throws Fault `setup_token_invalid`, `setup_done`, … */
  async setUp(setupToken: string, draft: OwnerDraft, client: ClientInfo): Promise<OpenedSession> {
    const waitMs = this.#setupLimit.take(client.ip);
    if (waitMs > 0) {
      throw new Fault(identityFaults.signInLimited, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    }
    if (!(await this.setupNeeded())) throw new Fault(identityFaults.setupDone);
    if (!this.#setupToken.matches(setupToken)) {
      throw new Fault(identityFaults.setupTokenInvalid, { field: 'setupToken' });
    }
    const account = await this.createOwner(draft);
    return this.sessions.open(account, client);
  }

  /** Creates the owner without a token, for whoever holds the data folder. @throws Fault `setup_done`, … */
  async createOwner(draft: OwnerDraft): Promise<AccountRecord> {
    const email = requireEmail(draft.email);
    requireGoodPassword(draft.password, email);
    const nowMs = this.#clock.nowMs();
    const account: AccountRecord = {
      id: newId('acc', nowMs),
      email,
      name: draft.name?.trim() || (email.split('@')[0] ?? email),
      role: 'owner',
      passwordHash: await this.#passwords.hash(draft.password),
      createdMs: nowMs,
      disabledMs: null,
      lastSignInMs: nowMs,
    };
    if (!(await this.#store.createOwner(account))) throw new Fault(identityFaults.setupDone);
    this.#setupToken.void();
    return account;
  }

  /** @param previousSecret session that the browser brought along; it ends */
  async signIn(
    credentials: { readonly email: string; readonly password: string },
    client: ClientInfo,
    previousSecret?: string,
  ): Promise<OpenedSession> {
    const account = await this.#signIn.check({ ...credentials, ip: client.ip });
    return this.sessions.open(account, client, previousSecret);
  }

  /**
   * Principal behind a bearer token: an API token, or the CLI's local secret from this machine alone.
   * The answer is at hand (no promise) when the token was verified moments ago.
   */
  bearer(token: string, ip: string): Principal | undefined | Promise<Principal | undefined> {
    const known = this.tokens.recall(token);
    if (known) return known;
    if (this.#localSecret !== undefined && isLoopback(ip) && secretsEqual(token, this.#localSecret)) {
      return localPrincipal;
    }
    return this.tokens.verify(token);
  }

  accounts(): Promise<readonly AccountRecord[]> {
    return this.#store.accounts();
  }

  /** Removes sessions that ended by themselves; to be called now and then. @returns how many */
  deleteExpiredSessions(): Promise<number> {
    return this.#store.deleteExpiredSessions(this.#clock.nowMs());
  }
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.') || ip.startsWith('::ffff:127.');
}
