import { type Kysely, sql } from 'kysely';
import type { Outbox, OutboxItem, Page, PageQuery, Webhook } from '../ports/index.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ControlTables, OutboxRow } from './tables.ts';

export class OutboxRepository implements Outbox {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async webhooks(): Promise<readonly Webhook[]> {
    const rows = await this.#db
      .selectFrom('webhooks')
      .selectAll()
      .orderBy('created_ms')
      .orderBy('id')
      .execute();
    return rows.map(({ id, name, url, secret, enabled, created_ms }) => ({
      id,
      name,
      url,
      secret,
      enabled: enabled === 1,
      createdMs: created_ms,
    }));
  }

  async putWebhook({ id, name, url, secret, enabled, createdMs }: Webhook): Promise<void> {
    const values = { name, url, secret, enabled: enabled ? 1 : 0 };
    await this.#db
      .insertInto('webhooks')
      .values({ id, ...values, created_ms: createdMs })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }

  async removeWebhook(id: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async due(nowMs: number, limit: number): Promise<readonly OutboxItem[]> {
    const rows = await this.#db
      .selectFrom('outbox')
      .selectAll()
      .where('state', '=', 'pending')
      .where('next_attempt_ms', '<=', nowMs)
      .orderBy('next_attempt_ms')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(outboxItemOf);
  }

  async settle(
    id: string,
    result: { readonly delivered: boolean; readonly error?: string; readonly nextAttemptMs?: number },
    nowMs: number,
  ): Promise<void> {
    const retryMs = result.delivered ? undefined : result.nextAttemptMs;
    const failedState = retryMs === undefined ? 'failed' : 'pending';
    await this.#db
      .updateTable('outbox')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        state: result.delivered ? 'delivered' : failedState,
        last_error: result.delivered ? null : (result.error ?? null),
        updated_ms: nowMs,
        ...(retryMs === undefined ? {} : { next_attempt_ms: retryMs }),
      }))
      .where('id', '=', id)
      .execute();
  }

  async list(query: PageQuery & { readonly state?: OutboxItem['state'] }): Promise<Page<OutboxItem>> {
    let select = this.#db.selectFrom('outbox').selectAll();
    if (query.state !== undefined) select = select.where('state', '=', query.state);
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(created_ms, id) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('created_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageOf(rows, query.limit, outboxItemOf, (row) => ({ timeMs: row.created_ms, id: row.id }));
  }
}

function outboxItemOf(row: OutboxRow): OutboxItem {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    topic: row.topic,
    payload: row.payload,
    attempts: row.attempts,
    nextAttemptMs: row.next_attempt_ms,
    state: row.state as OutboxItem['state'],
    lastError: row.last_error,
    createdMs: row.created_ms,
  };
}
