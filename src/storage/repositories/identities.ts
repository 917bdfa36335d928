import { type Kysely, sql } from 'kysely';
import { type GatewayGrant, gatewayGrantSchema } from '../../contracts/call-limits.ts';
import type { Scope } from '../../contracts/identity.ts';
import type { AccountRecord, Identities, SessionRecord, TokenRecord } from '../ports/index.ts';
import type { AccountRow, ControlTables, SessionRow, TokenRow } from './tables.ts';

export class IdentityRepository implements Identities {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async accountCount(): Promise<number> {
    const row = await this.#db
      .selectFrom('accounts')
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirstOrThrow();
    return row.n;
  }

  createOwner(account: AccountRecord): Promise<boolean> {
    return this.#db.transaction().execute(async (tx) => {
      // Whoever updates this one row first goes first; the other then sees the account.
      await tx
        .updateTable('pipeline_state')
        .set((eb) => ({ id: eb.ref('id') }))
        .execute();
      const existing = await tx.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
      if (existing) return false;
      await tx.insertInto('accounts').values(accountRow(account)).execute();
      return true;
    });
  }

  async accountByEmail(email: string): Promise<AccountRecord | undefined> {
    const row = await this.#db
      .selectFrom('accounts')
      .selectAll()
      .where('email_key', '=', email.toLowerCase())
      .executeTakeFirst();
    return row && accountOf(row);
  }

  async account(id: string): Promise<AccountRecord | undefined> {
    const row = await this.#db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
    return row && accountOf(row);
  }

  async accounts(): Promise<readonly AccountRecord[]> {
    const rows = await this.#db
      .selectFrom('accounts')
      .selectAll()
      .orderBy('created_ms')
      .orderBy('id')
      .execute();
    return rows.map(accountOf);
  }

  async touchSignIn(id: string, nowMs: number): Promise<void> {
    await this.#db.updateTable('accounts').set({ last_sign_in_ms: nowMs }).where('id', '=', id).execute();
  }

  async createSession(session: SessionRecord): Promise<void> {
    await this.#db.insertInto('sessions').values(sessionRow(session)).execute();
  }

  async session(idHash: string): Promise<SessionRecord | undefined> {
    const row = await this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('id_hash', '=', idHash)
      .executeTakeFirst();
    return row && sessionOf(row);
  }

  async touchSession(idHash: string, nowMs: number): Promise<void> {
    await this.#db
      .updateTable('sessions')
      .set({ last_seen_ms: nowMs })
      .where('id_hash', '=', idHash)
      .execute();
  }

  async deleteSession(idHash: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('sessions').where('id_hash', '=', idHash).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async sessionsOf(accountId: string): Promise<readonly SessionRecord[]> {
    const rows = await this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('created_ms', 'desc')
      .execute();
    return rows.map(sessionOf);
  }

  async deleteExpiredSessions(nowMs: number): Promise<number> {
    const result = await this.#db.deleteFrom('sessions').where('expires_ms', '<=', nowMs).executeTakeFirst();
    return Number(result.numDeletedRows);
  }

  async createToken(token: TokenRecord): Promise<void> {
    await this.#db.insertInto('tokens').values(tokenRow(token)).execute();
  }

  async tokenByHash(hash: string): Promise<TokenRecord | undefined> {
    const row = await this.#db.selectFrom('tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
    return row && tokenOf(row);
  }

  async tokens(): Promise<readonly TokenRecord[]> {
    const rows = await this.#db
      .selectFrom('tokens')
      .selectAll()
      .orderBy('created_ms', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(tokenOf);
  }

  async changeGrant(id: string, grant: GatewayGrant): Promise<TokenRecord | undefined> {
    const result = await this.#db
      .updateTable('tokens')
      .set({ gateway_json: grantJson(grant) })
      .where('id', '=', id)
      .where('revoked_ms', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return undefined;
    const row = await this.#db.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
    return row && tokenOf(row);
  }

  async revokeToken(id: string, nowMs: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('tokens')
      .set({ revoked_ms: nowMs })
      .where('id', '=', id)
      .where('revoked_ms', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async touchToken(id: string, nowMs: number): Promise<void> {
    await this.#db.updateTable('tokens').set({ last_used_ms: nowMs }).where('id', '=', id).execute();
  }
}

function accountRow(account: AccountRecord): AccountRow {
  return {
    id: account.id,
    email: account.email,
    email_key: account.email.toLowerCase(),
    name: account.name,
    role: account.role,
    password_hash: account.passwordHash,
    created_ms: account.createdMs,
    disabled_ms: account.disabledMs,
    last_sign_in_ms: account.lastSignInMs,
  };
}

function accountOf(row: AccountRow): AccountRecord {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as AccountRecord['role'],
    passwordHash: row.password_hash,
    createdMs: row.created_ms,
    disabledMs: row.disabled_ms,
    lastSignInMs: row.last_sign_in_ms,
  };
}

function sessionRow(session: SessionRecord): SessionRow {
  return {
    id_hash: session.idHash,
    account_id: session.accountId,
    csrf_token: session.csrfToken,
    created_ms: session.createdMs,
    last_seen_ms: session.lastSeenMs,
    expires_ms: session.expiresMs,
    ip: session.ip,
    user_agent: session.userAgent,
  };
}

function sessionOf(row: SessionRow): SessionRecord {
  return {
    idHash: row.id_hash,
    accountId: row.account_id,
    csrfToken: row.csrf_token,
    createdMs: row.created_ms,
    lastSeenMs: row.last_seen_ms,
    expiresMs: row.expires_ms,
    ip: row.ip,
    userAgent: row.user_agent,
  };
}

function tokenRow(token: TokenRecord): TokenRow {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    hash: token.hash,
    scopes_json: JSON.stringify(token.scopes),
    created_ms: token.createdMs,
    created_by: token.createdBy,
    expires_ms: token.expiresMs,
    last_used_ms: token.lastUsedMs,
    revoked_ms: token.revokedMs,
    gateway_json: grantJson(token.gateway),
  };
}

function grantJson(grant: GatewayGrant): string | null {
  return Object.keys(grant).length === 0 ? null : JSON.stringify(grant);
}

function tokenOf(row: TokenRow): TokenRecord {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    hash: row.hash,
    scopes: JSON.parse(row.scopes_json) as readonly Scope[],
    createdMs: row.created_ms,
    createdBy: row.created_by,
    expiresMs: row.expires_ms,
    lastUsedMs: row.last_used_ms,
    revokedMs: row.revoked_ms,
    gateway: row.gateway_json === null ? {} : gatewayGrantSchema.parse(JSON.parse(row.gateway_json)),
  };
}
