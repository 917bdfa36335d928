import { type Dialect, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { PostgresPool } from './open-pool.ts';

/** kysely over our pool. The store ends the pool, not kysely. */
export function postgresDialect(pool: PostgresPool): Dialect {
  return new PostgresDialect({
    pool: {
      options: {},
      connect: async () => (await pool.connect()) as unknown as PostgresPoolClient,
      end: async () => undefined,
    },
  });
}
