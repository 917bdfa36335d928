import { type Kysely, sql } from 'kysely';
import type { EventCounts, SourceInfo } from '../ports/index.ts';
import type { ControlTables } from './tables.ts';

export class EventCountRepository implements EventCounts {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async histogram(
    fromMs: number,
    toMs: number,
    bucketMs: number,
  ): Promise<readonly { bucketMs: number; classUid: number; count: number }[]> {
    const bucket = sql<number>`minute_ms - minute_ms % cast(${bucketMs} as bigint)`;
    const rows = await this.#db
      .selectFrom('event_counts')
      .select([bucket.as('bucket'), 'class_uid', sql<number>`sum(count)`.as('count')])
      .where('minute_ms', '>=', fromMs)
      .where('minute_ms', '<', toMs)
      .groupBy(['bucket', 'class_uid'])
      .orderBy('bucket')
      .orderBy('class_uid')
      .execute();
    // PostgreSQL sums bigints into a numeric, which arrives as text.
    return rows.map((row) => ({ bucketMs: row.bucket, classUid: row.class_uid, count: Number(row.count) }));
  }

  async sources(): Promise<readonly SourceInfo[]> {
    const rows = await this.#db.selectFrom('sources').selectAll().orderBy('source').execute();
    return rows.map((row) => ({
      source: row.source,
      events: row.events,
      deadLetters: row.dead_letters,
      lastSeenMs: row.last_seen_ms,
    }));
  }
}
