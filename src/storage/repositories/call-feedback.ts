import { type Kysely, type Selectable, sql } from 'kysely';
import type {
  CallFeedback,
  CallFeedbacks,
  FeedbackCount,
  FeedbackKind,
  Page,
  PageQuery,
} from '../ports/index.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ControlTables } from './tables.ts';

type Row = Selectable<ControlTables['call_feedback']>;

export class CallFeedbackRepository implements CallFeedbacks {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async put(feedback: CallFeedback): Promise<void> {
    const { callId, guard, rule, ...rest } = feedback;
    const values = {
      kind: rest.kind,
      note: rest.note,
      call_time_ms: rest.callTimeMs,
      model: rest.model,
      policy: rest.policy,
      created_ms: rest.createdMs,
      created_by: rest.createdBy,
      created_by_name: rest.createdByName,
    };
    await this.#db
      .insertInto('call_feedback')
      .values({ call_id: callId, guard, rule, ...values })
      .onConflict((conflict) => conflict.columns(['call_id', 'guard', 'rule']).doUpdateSet(values))
      .execute();
  }

  async remove(callId: string, guard: string, rule: string): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('call_feedback')
      .where('call_id', '=', callId)
      .where('guard', '=', guard)
      .where('rule', '=', rule)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async ofCall(callId: string): Promise<readonly CallFeedback[]> {
    const rows = await this.#db
      .selectFrom('call_feedback')
      .selectAll()
      .where('call_id', '=', callId)
      .orderBy('created_ms')
      .orderBy('guard')
      .orderBy('rule')
      .execute();
    return rows.map(feedbackOf);
  }

  async list(
    query: PageQuery & { readonly kind?: FeedbackKind; readonly guard?: string },
  ): Promise<Page<CallFeedback>> {
    let select = this.#db.selectFrom('call_feedback').selectAll();
    if (query.kind !== undefined) select = select.where('kind', '=', query.kind);
    if (query.guard !== undefined) select = select.where('guard', '=', query.guard);
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(created_ms, ${keyText}) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('created_ms', 'desc')
      .orderBy(keyText, 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageOf(rows, query.limit, feedbackOf, (row) => ({
      timeMs: row.created_ms,
      id: `${row.call_id} ${row.guard} ${row.rule}`,
    }));
  }

  async counts(fromMs: number, toMs: number): Promise<readonly FeedbackCount[]> {
    const rows = await this.#db
      .selectFrom('call_feedback')
      .select(['guard', 'rule', 'kind', sql<number>`count(*)`.as('count')])
      .where('call_time_ms', '>=', fromMs)
      .where('call_time_ms', '<', toMs)
      .groupBy(['guard', 'rule', 'kind'])
      .orderBy('guard')
      .orderBy('rule')
      .orderBy('kind')
      .execute();
    return rows.map((row) => ({ ...row, kind: row.kind as FeedbackKind, count: Number(row.count) }));
  }
}

const keyText = sql<string>`call_id || ' ' || guard || ' ' || rule`;

function feedbackOf(row: Row): CallFeedback {
  return {
    callId: row.call_id,
    guard: row.guard,
    rule: row.rule,
    kind: row.kind as FeedbackKind,
    note: row.note,
    callTimeMs: row.call_time_ms,
    model: row.model,
    policy: row.policy,
    createdMs: row.created_ms,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
  };
}
