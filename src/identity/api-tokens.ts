import { hash } from 'node:crypto';
import type { GatewayGrant } from '../contracts/call-limits.ts';
import type { Principal, Scope } from '../contracts/identity.ts';
import type { Clock } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import type { Identities, TokenRecord } from '../storage/ports/identities.ts';
import { identityFaults } from './errors.ts';
import { newSecret, type RandomBytes } from './secrets.ts';

const tokenPattern = /^bzn_[A-Za-z0-9_-]{43}$/;
const cacheMax = 4096;
/** Another process (the CLI) may revoke in the store; this bounds how long the cache can miss it. */
const cacheTtlMs = 5_000;
const touchEveryMs = 60_000;
const dayMs = 86_400_000;

interface CachedToken {
  readonly principal: Principal;
  readonly expiresMs: number;
  readonly checkedMs: number;
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresInDays?: number;
  readonly gateway?: GatewayGrant;
  readonly createdBy: string;
}

/** API tokens: `bzn_` and 256 random bits, shown once, kept as SHA-256. Verified ones are remembered for seconds. */
export class ApiTokens {
  readonly #store: Identities;
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #cache = new Map<string, CachedToken>();
  readonly #touchedMs = new Map<string, number>();
  readonly #onTouchError: (error: unknown) => void;
  /** Counts revocations, so that a look-up that was under way while one happened is not remembered. */
  #epoch = 0;

  constructor(store: Identities, clock: Clock, random: RandomBytes, onTouchError: (error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#onTouchError = onTouchError;
  }

  async create(draft: NewToken): Promise<{ readonly token: string; readonly record: TokenRecord }> {
    if (draft.scopes.length === 0) throw new Fault(identityFaults.tokenScopesEmpty, { field: 'scopes' });
    const nowMs = this.#clock.nowMs();
    const token = `bzn_${newSecret(this.#random)}`;
    const record: TokenRecord = {
      id: newId('tok', nowMs),
      name: draft.name,
      prefix: token.slice(0, 8),
      hash: hash('sha256', token, 'hex'),
      scopes: [...new Set(draft.scopes)],
      createdMs: nowMs,
      createdBy: draft.createdBy,
      expiresMs: draft.expiresInDays === undefined ? null : nowMs + draft.expiresInDays * dayMs,
      lastUsedMs: null,
      revokedMs: null,
      gateway: draft.gateway ?? {},
    };
    await this.#store.createToken(record);
    return { token, record };
  }

  /** The principal of a token verified moments ago; undefined says nothing: ask {@link verify}. About 1 µs. */
  recall(token: string): Principal | undefined {
    if (token.length !== 47) return undefined;
    const key = hash('sha256', token, 'hex');
    const cached = this.#cache.get(key);
    if (!cached) return undefined;
    const nowMs = this.#clock.nowMs();
    if (nowMs >= cached.expiresMs || nowMs - cached.checkedMs >= cacheTtlMs || nowMs < cached.checkedMs) {
      this.#cache.delete(key);
      return undefined;
    }
    return cached.principal;
  }

  /** Undefined when the token is unknown, revoked or expired. */
  async verify(token: string): Promise<Principal | undefined> {
    const known = this.recall(token);
    if (known) return known;
    if (!tokenPattern.test(token)) return undefined;
    const key = hash('sha256', token, 'hex');
    const epoch = this.#epoch;
    const record = await this.#store.tokenByHash(key);
    const nowMs = this.#clock.nowMs();
    if (record?.revokedMs !== null || (record.expiresMs !== null && record.expiresMs <= nowMs))
      return undefined;
    const principal = principalOf(record);
    if (epoch === this.#epoch) this.#remember(key, record, principal, nowMs);
    this.#touch(record, nowMs);
    return principal;
  }

  /** What the token may do at the gateway from now on; undefined when there is none that is valid. */
  async change(id: string, grant: GatewayGrant): Promise<TokenRecord | undefined> {
    this.#forget();
    const changed = await this.#store.changeGrant(id, grant);
    // Again, because a look-up may have read the row just before it changed.
    this.#forget();
    return changed;
  }

  async revoke(id: string): Promise<boolean> {
    this.#forget();
    const revoked = await this.#store.revokeToken(id, this.#clock.nowMs());
    // Again, because a look-up may have read the row just before it changed.
    this.#forget();
    return revoked;
  }

  list(): Promise<readonly TokenRecord[]> {
    return this.#store.tokens();
  }

  #forget(): void {
    this.#epoch++;
    this.#cache.clear();
  }

  #remember(key: string, record: TokenRecord, principal: Principal, nowMs: number): void {
    if (this.#cache.size >= cacheMax) this.#cache.clear();
    const expiresMs = record.expiresMs ?? Number.POSITIVE_INFINITY;
    this.#cache.set(key, { principal, expiresMs, checkedMs: nowMs });
  }

  /** Writes the last use at most once a minute, beside the request: a failure to note it must not refuse the call. */
  #touch(record: TokenRecord, nowMs: number): void {
    const lastMs = Math.max(record.lastUsedMs ?? 0, this.#touchedMs.get(record.id) ?? 0);
    if (nowMs - lastMs < touchEveryMs) return;
    if (this.#touchedMs.size >= cacheMax) this.#touchedMs.clear();
    this.#touchedMs.set(record.id, nowMs);
    this.#store.touchToken(record.id, nowMs).catch(this.#onTouchError);
  }
}

function principalOf(record: TokenRecord): Principal {
  return Object.freeze({
    kind: 'token',
    id: record.id,
    name: record.name,
    scopes: Object.freeze([...record.scopes]),
    gateway: Object.freeze(record.gateway),
  });
}
