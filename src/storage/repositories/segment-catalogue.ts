import type { Kysely } from 'kysely';
import type { PartSummary } from '../segment-summary.ts';
import type { ControlTables, SealedPartRow } from './tables.ts';

/** Which parts of which days were sealed. A part that stands here is read from Parquet and nowhere else. */
export class SegmentCatalogue {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async sealed(): Promise<readonly SealedPartRow[]> {
    return this.#db.selectFrom('sealed_parts').selectAll().orderBy('day').orderBy('part').execute();
  }

  async put(row: SealedPartRow): Promise<void> {
    await this.#db
      .insertInto('sealed_parts')
      .values(row)
      .onConflict((conflict) => conflict.columns(['day', 'part']).doUpdateSet(row))
      .execute();
  }
}

export function sealedSummary(row: SealedPartRow): PartSummary {
  return {
    day: row.day,
    isSealed: true,
    events: row.events,
    bytes: row.bytes,
    fromMs: row.from_ms,
    toMs: row.to_ms,
  };
}
