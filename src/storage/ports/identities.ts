import type { GatewayGrant } from '../../contracts/call-limits.ts';
import type { Scope } from '../../contracts/identity.ts';

export interface AccountRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'owner' | 'analyst';
  /** PHC string, `$argon2id$…`. */
  readonly passwordHash: string;
  readonly createdMs: number;
  readonly disabledMs: number | null;
  readonly lastSignInMs: number | null;
}

export interface SessionRecord {
  /** SHA-256 of the cookie's secret, hex. */
  readonly idHash: string;
  readonly accountId: string;
  readonly csrfToken: string;
  readonly createdMs: number;
  readonly lastSeenMs: number;
  readonly expiresMs: number;
  readonly ip: string;
  readonly userAgent: string;
}

export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  /** First characters, to recognise it by. */
  readonly prefix: string;
  /** SHA-256 of the token, hex: tokens hold 256 random bits, so no slow hash is needed. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly createdMs: number;
  readonly createdBy: string;
  readonly expiresMs: number | null;
  readonly lastUsedMs: number | null;
  readonly revokedMs: number | null;
  /** Team, models and limits at the gateway. */
  readonly gateway: GatewayGrant;
}

export interface Identities {
  accountCount(): Promise<number>;
  /** Creates the account only if there is none yet; false when one exists (a race has one winner). */
  createOwner(account: AccountRecord): Promise<boolean>;
  /** E-mails compare case-insensitively. */
  accountByEmail(email: string): Promise<AccountRecord | undefined>;
  account(id: string): Promise<AccountRecord | undefined>;
  accounts(): Promise<readonly AccountRecord[]>;
  touchSignIn(id: string, nowMs: number): Promise<void>;
  createSession(session: SessionRecord): Promise<void>;
  session(idHash: string): Promise<SessionRecord | undefined>;
  touchSession(idHash: string, nowMs: number): Promise<void>;
  deleteSession(idHash: string): Promise<boolean>;
  sessionsOf(accountId: string): Promise<readonly SessionRecord[]>;
  deleteExpiredSessions(nowMs: number): Promise<number>;
  createToken(token: TokenRecord): Promise<void>;
  tokenByHash(hash: string): Promise<TokenRecord | undefined>;
  tokens(): Promise<readonly TokenRecord[]>;
  /** Changes what a token that is not revoked may do at the gateway. */
  changeGrant(id: string, grant: GatewayGrant): Promise<TokenRecord | undefined>;
  revokeToken(id: string, nowMs: number): Promise<boolean>;
  touchToken(id: string, nowMs: number): Promise<void>;
}
