import { type Kysely, sql } from 'kysely';
import type { Migration } from './migration.ts';

const attributes = ['model', 'token_id', 'team', 'upstream', 'policy', 'action', 'status'];

/** Figures of calls by minute and by hour, so that a chart of any range is exact and reads few rows. */
export const callCounts: Migration = {
  name: '005-call-counts',
  async up(db) {
    await table(db, 'call_counts', {
      key: ['latency_class integer'],
      sums: ['calls', 'input_tokens', 'output_tokens', 'cost_micros'],
    });
    await table(db, 'call_reasons', {
      key: ['guard text', 'rule text', 'direction text', 'reason_action text'],
      sums: ['reasons', 'calls'],
    });
  },
};

async function table(
  db: Kysely<unknown>,
  name: string,
  { key, sums }: { readonly key: readonly string[]; readonly sums: readonly string[] },
): Promise<void> {
  const names = key.map((column) => column.split(' ')[0]!);
  const columns = [
    'grain_ms bigint NOT NULL',
    'start_ms bigint NOT NULL',
    'token_name text NOT NULL',
    ...attributes.map((column) => `${column} ${column === 'status' ? 'integer' : 'text'} NOT NULL`),
    ...key.map((column) => `${column} NOT NULL`),
    ...sums.map((column) => `${column} bigint NOT NULL`),
    `PRIMARY KEY (grain_ms, start_ms, ${[...attributes, ...names].join(', ')})`,
  ];
  await sql.raw(`CREATE TABLE ${name} (${columns.join(', ')})`).execute(db);
}
