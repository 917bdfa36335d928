import type { Clock } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import type { AccountRecord, Identities } from '../storage/ports/identities.ts';
import { identityFaults } from './errors.ts';
import { networkKey } from './network-key.ts';
import type { Passwords } from './passwords.ts';
import { RateLimit } from './rate-limit.ts';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
}

/** Checks e-mail and password under a limit per address and per e-mail, in the same time whether or not they exist. */
export class SignIn {
  readonly #store: Identities;
  readonly #passwords: Passwords;
  readonly #clock: Clock;
  readonly #byIp: RateLimit;
  readonly #byEmail: RateLimit;

  constructor(store: Identities, passwords: Passwords, clock: Clock) {
    this.#store = store;
    this.#passwords = passwords;
    this.#clock = clock;
    this.#byIp = new RateLimit({ burst: 20, refillMs: 6_000, keysMax: 10_000 }, clock);
    this.#byEmail = new RateLimit({ burst: 5, refillMs: 30_000, keysMax: 10_000 }, clock);
  }

  /** @throws Fault `sign_in_failed` or `sign_in_limited` */
  async check(attempt: SignInAttempt): Promise<AccountRecord> {
    const emailKey = attempt.email.trim().toLowerCase();
    this.#limit(attempt.ip, emailKey);
    const account = await this.#store.accountByEmail(attempt.email.trim());
    const matches = await this.#passwords.verify(attempt.password, account?.passwordHash);
    if (!account || !matches || account.disabledMs !== null) throw new Fault(identityFaults.signInFailed);
    this.#byEmail.reset(emailKey);
    await this.#store.touchSignIn(account.id, this.#clock.nowMs());
    return account;
  }

  #limit(ip: string, emailKey: string): void {
    const waitMs = Math.max(this.#byIp.take(networkKey(ip)), this.#byEmail.take(emailKey));
    if (waitMs > 0) {
      throw new Fault(identityFaults.signInLimited, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    }
  }
}
