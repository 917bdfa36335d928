import { type Kysely, sql } from 'kysely';
import type { SealedVault, SealedVaults } from '../ports/index.ts';
import type { ControlTables } from './tables.ts';

export class SealedVaultRepository implements SealedVaults {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async put({ id, conversation, sealed, expiresMs }: SealedVault): Promise<void> {
    const row = { conversation, sealed, expires_ms: expiresMs };
    await this.#db
      .insertInto('sealed_vaults')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }

  async get(id: string, nowMs: number): Promise<SealedVault | undefined> {
    const row = await this.#db
      .selectFrom('sealed_vaults')
      .selectAll()
      .where('id', '=', id)
      .where('expires_ms', '>', nowMs)
      .executeTakeFirst();
    return (
      row && { id, conversation: row.conversation, sealed: row.sealed, expiresMs: Number(row.expires_ms) }
    );
  }

  async count(): Promise<number> {
    const row = await this.#db
      .selectFrom('sealed_vaults')
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }
}
