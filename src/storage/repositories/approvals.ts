import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type Approval, type ApprovalState, approvalSchema } from '../../contracts/approval.ts';
import type { ApprovalDecision, Approvals, KeptApproval, Page, PageQuery } from '../ports/index.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ApprovalRow, ControlTables } from './tables.ts';

/** What a request says and nobody asks the database for. */
const requestSchema = approvalSchema.pick({
  content: true,
  reason: true,
  evidence: true,
  requestedBy: true,
  whoMayApprove: true,
});
const keptStates = z.enum(['pending', 'approved', 'denied', 'used']);

export class ApprovalRepository implements Approvals {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async add({ approval, fingerprint }: KeptApproval): Promise<void> {
    const { id, kind, subject, createdMs, expiresMs } = approval;
    await this.#db
      .insertInto('approvals')
      .values({
        id,
        kind,
        subject,
        fingerprint,
        state: 'pending',
        created_ms: createdMs,
        expires_ms: expiresMs,
        decided_ms: null,
        used_ms: null,
        decided_by_json: null,
        decision_reason: null,
        request_json: JSON.stringify(requestSchema.parse(approval)),
      })
      .execute();
  }

  async get(id: string, nowMs: number): Promise<Approval | undefined> {
    const row = await this.#db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst();
    return row && approvalOf(row, nowMs);
  }

  async list(
    query: PageQuery & { readonly nowMs: number; readonly state?: ApprovalState; readonly kind?: string },
  ): Promise<Page<Approval>> {
    const { nowMs, state, kind } = query;
    let select = this.#db.selectFrom('approvals').selectAll();
    if (state === 'expired')
      select = select.where('state', 'in', ['pending', 'approved']).where('expires_ms', '<=', nowMs);
    else if (state !== undefined) select = select.where('state', '=', state);
    if (state === 'pending' || state === 'approved') select = select.where('expires_ms', '>', nowMs);
    if (kind !== undefined) select = select.where('kind', '=', kind);
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(created_ms, id) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('created_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    const toApproval = (row: ApprovalRow): Approval => approvalOf(row, nowMs);
    return pageOf(rows, query.limit, toApproval, (row) => ({ timeMs: row.created_ms, id: row.id }));
  }

  async open(nowMs: number, limit: number): Promise<readonly KeptApproval[]> {
    const rows = await this.#db
      .selectFrom('approvals')
      .selectAll()
      .where('expires_ms', '>', nowMs)
      .where('state', '!=', 'used')
      .orderBy('created_ms', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ approval: approvalOf(row, nowMs), fingerprint: row.fingerprint }));
  }

  async decide(id: string, { state, by, reason, atMs, expiresMs }: ApprovalDecision): Promise<boolean> {
    const { kind, id: byId, name } = by;
    const result = await this.#db
      .updateTable('approvals')
      .set({
        state,
        decided_ms: atMs,
        decided_by_json: JSON.stringify({ kind, id: byId, name }),
        decision_reason: reason,
        expires_ms: expiresMs,
      })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .where('expires_ms', '>', atMs)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async use(id: string, nowMs: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('approvals')
      .set({ state: 'used', used_ms: nowMs })
      .where('id', '=', id)
      .where('state', '=', 'approved')
      .where('expires_ms', '>', nowMs)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

function approvalOf(row: ApprovalRow, nowMs: number): Approval {
  const state = keptStates.parse(row.state);
  const isOver = (state === 'pending' || state === 'approved') && row.expires_ms <= nowMs;
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    ...requestSchema.parse(JSON.parse(row.request_json)),
    createdMs: row.created_ms,
    expiresMs: row.expires_ms,
    state: isOver ? 'expired' : state,
    decidedBy:
      row.decided_by_json === null
        ? null
        : approvalSchema.shape.decidedBy.parse(JSON.parse(row.decided_by_json)),
    decidedMs: row.decided_ms,
    decisionReason: row.decision_reason,
    usedMs: row.used_ms,
  };
}
