import { type Kysely, sql } from 'kysely';
import type { DeadLetter, DeadLetterQuery, DeadLetters, Page } from '../ports/index.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ControlTables, DeadLetterRow } from './tables.ts';

const IDS_PER_STATEMENT = 500;

export class DeadLetterRepository implements DeadLetters {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async list(query: DeadLetterQuery): Promise<Page<DeadLetter>> {
    let select = this.#db.selectFrom('dead_letters').selectAll();
    if (query.source !== undefined) select = select.where('source', '=', query.source);
    if (query.reason !== undefined) select = select.where('reason', '=', query.reason);
    if (!query.includeReplayed) select = select.where('replayed_ms', 'is', null);
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(received_ms, id) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('received_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageOf(rows, query.limit, deadLetterOf, (row) => ({ timeMs: row.received_ms, id: row.id }));
  }

  async get(id: string): Promise<DeadLetter | undefined> {
    const row = await this.#db.selectFrom('dead_letters').selectAll().where('id', '=', id).executeTakeFirst();
    return row && deadLetterOf(row);
  }

  async countByReason(): Promise<readonly { source: string; reason: string; count: number }[]> {
    return this.#db
      .selectFrom('dead_letters')
      .select(['source', 'reason', sql<number>`count(*)`.as('count')])
      .where('replayed_ms', 'is', null)
      .groupBy(['source', 'reason'])
      .orderBy('source')
      .orderBy('reason')
      .execute();
  }

  async markReplayed(ids: readonly string[], nowMs: number): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
        await tx
          .updateTable('dead_letters')
          .set({ replayed_ms: nowMs })
          .where('id', 'in', ids.slice(start, start + IDS_PER_STATEMENT))
          .execute();
      }
    });
  }
}

function deadLetterOf(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    source: row.source,
    format: row.format,
    receivedMs: row.received_ms,
    reason: row.reason,
    detail: row.detail,
    raw: new Uint8Array(row.raw),
    replayedMs: row.replayed_ms,
  };
}
