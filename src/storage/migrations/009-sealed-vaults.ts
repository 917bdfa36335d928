import type { Migration } from './migration.ts';

/** Values that stand behind placeholders in conversations that a provider keeps; encrypted with a key that is not here. */
export const sealedVaults: Migration = {
  name: '009-sealed-vaults',
  async up(db, dialect) {
    await db.schema
      .createTable('sealed_vaults')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('conversation', 'text', (c) => c.notNull())
      .addColumn('sealed', dialect === 'postgres' ? 'bytea' : 'blob', (c) => c.notNull())
      .addColumn('expires_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('sealed_vaults_expires')
      .on('sealed_vaults')
      .columns(['expires_ms', 'id'])
      .execute();
  },
};
