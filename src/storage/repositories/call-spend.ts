import { type Kysely, sql } from 'kysely';
import type { Spend, SpendBucket, SpendQuery } from '../ports/index.ts';
import { bucketOf, conditions, figuresOf, type Sums, sums } from './call-count-sql.ts';
import type { ControlTables } from './tables.ts';

interface GroupRow extends Sums {
  readonly id: string;
  readonly name: string;
}
interface BucketRow extends Sums {
  readonly id: string;
  readonly bucket: number;
}

/** Reads who spent how much and when: the largest groups apart, and everybody together. */
export async function readSpend(db: Kysely<ControlTables>, query: SpendQuery): Promise<Spend> {
  const where = conditions(query);
  const id = sql.ref(query.by === 'token' ? 'token_id' : query.by);
  const name = query.by === 'token' ? sql`max(token_name)` : id;
  const groups = await sql<GroupRow>`
    SELECT ${id} AS id, ${name} AS name, ${sums(false)} FROM call_counts WHERE ${where}
    GROUP BY ${id} ORDER BY cost_micros DESC, sum(call_counts.input_tokens + call_counts.output_tokens) DESC, id
    LIMIT ${sql.raw(String(Math.trunc(query.groupsMax)))}`.execute(db);
  const buckets = await sql<BucketRow>`
    SELECT ${bucketOf(query)} AS bucket, ${sums(false)} FROM call_counts WHERE ${where}
    GROUP BY 1 ORDER BY 1`.execute(db);
  const ids = groups.rows.map((row) => row.id);
  const ofGroups =
    ids.length === 0
      ? []
      : (
          await sql<BucketRow>`
    SELECT ${bucketOf(query)} AS bucket, ${id} AS id, ${sums(false)} FROM call_counts
    WHERE ${where} AND ${id} IN (${sql.join(ids)}) GROUP BY 1, 2 ORDER BY 1`.execute(db)
        ).rows;
  const byId = Map.groupBy(ofGroups, (row) => row.id);
  return {
    buckets: buckets.rows.map(bucketFigures),
    groups: groups.rows.map((row) => ({
      id: row.id,
      name: row.name,
      ...figuresOf(row),
      buckets: (byId.get(row.id) ?? []).map(bucketFigures),
    })),
  };
}

function bucketFigures(row: BucketRow): SpendBucket {
  return { bucketMs: Number(row.bucket), ...figuresOf(row) };
}
