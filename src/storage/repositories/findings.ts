import { type Kysely, sql } from 'kysely';
import type { Finding, FindingStatus } from '../../contracts/finding.ts';
import { type Severity, severityId, severityOf } from '../../contracts/severity.ts';
import type { FindingQuery, Findings, Page } from '../ports/index.ts';
import { entityKey } from './entity-keys.ts';
import { findingOf } from './finding-row.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ControlTables } from './tables.ts';

export class FindingRepository implements Findings {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async list(query: FindingQuery): Promise<Page<Finding>> {
    let select = this.#db.selectFrom('findings').selectAll();
    if (query.fromMs !== undefined) select = select.where('last_seen_ms', '>=', query.fromMs);
    if (query.toMs !== undefined) select = select.where('last_seen_ms', '<', query.toMs);
    if (query.severities) select = select.where('severity_id', 'in', query.severities.map(severityId));
    if (query.wing !== undefined) select = select.where('wing', '=', query.wing);
    if (query.detector !== undefined) select = select.where('detector', '=', query.detector);
    if (query.ruleId !== undefined) select = select.where('rule_id', '=', query.ruleId);
    if (query.status !== undefined) select = select.where('status', '=', query.status);
    if (query.incidentId !== undefined) select = select.where('incident_id', '=', query.incidentId);
    if (query.entity) {
      const { kind, name_key } = entityKey(query.entity);
      select = select.where('id', 'in', (eb) =>
        eb
          .selectFrom('finding_entities')
          .select('finding_id')
          .where('kind', '=', kind)
          .where('name_key', '=', name_key),
      );
    }
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(last_seen_ms, id) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('last_seen_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageOf(rows, query.limit, findingOf, (row) => ({ timeMs: row.last_seen_ms, id: row.id }));
  }

  async get(id: string): Promise<Finding | undefined> {
    const row = await this.#db.selectFrom('findings').selectAll().where('id', '=', id).executeTakeFirst();
    return row && findingOf(row);
  }

  async setStatus(id: string, status: FindingStatus, actorId: string): Promise<Finding | undefined> {
    const row = await this.#db
      .updateTable('findings')
      .set({ status, status_by: actorId })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    return row && findingOf(row);
  }

  async countByRule(
    fromMs: number,
    toMs: number,
  ): Promise<readonly { detector: string; ruleId: string; count: number; lastSeenMs: number }[]> {
    const rows = await this.#db
      .selectFrom('findings')
      .select([
        'detector',
        'rule_id',
        sql<number>`sum(count)`.as('count'),
        sql<number>`max(last_seen_ms)`.as('last'),
      ])
      .where('last_seen_ms', '>=', fromMs)
      .where('last_seen_ms', '<', toMs)
      .groupBy(['detector', 'rule_id'])
      .orderBy('detector')
      .orderBy('rule_id')
      .execute();
    return rows.map((row) => ({
      detector: row.detector,
      ruleId: row.rule_id,
      count: Number(row.count),
      lastSeenMs: row.last,
    }));
  }

  async histogram(
    fromMs: number,
    toMs: number,
    bucketMs: number,
  ): Promise<readonly { bucketMs: number; severity: Severity; count: number }[]> {
    // The remainder rather than a division, whose result would be a fraction or not depending on the database.
    const bucket = sql<number>`last_seen_ms - last_seen_ms % cast(${bucketMs} as bigint)`;
    const rows = await this.#db
      .selectFrom('findings')
      .select([bucket.as('bucket'), 'severity_id', sql<number>`count(*)`.as('count')])
      .where('last_seen_ms', '>=', fromMs)
      .where('last_seen_ms', '<', toMs)
      .groupBy(['bucket', 'severity_id'])
      .orderBy('bucket')
      .orderBy('severity_id')
      .execute();
    return rows.map((row) => ({
      bucketMs: row.bucket,
      severity: severityOf(row.severity_id),
      count: row.count,
    }));
  }
}
