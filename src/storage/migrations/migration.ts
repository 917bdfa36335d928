import type { Kysely } from 'kysely';

export type SqlDialect = 'sqlite' | 'postgres';

/** A step forward of the schema. Never changed once it is released: a later step corrects it. */
export interface Migration {
  /** `NNN-name`, as the file. */
  readonly name: string;
  up(db: Kysely<unknown>, dialect: SqlDialect): Promise<void>;
}
