import { type Kysely, sql, type Transaction } from 'kysely';
import type { Wing } from '../../contracts/finding.ts';
import { wings } from '../../contracts/finding.ts';
import { type Incident, type IncidentEntry, openIncidentStatuses } from '../../contracts/incident.ts';
import { type Severity, severityId, severityOf } from '../../contracts/severity.ts';
import { newId } from '../../kernel/ids.ts';
import type { Actor, IncidentChange, IncidentQuery, Incidents, Page } from '../ports/index.ts';
import { entityKey } from './entity-keys.ts';
import { incidentEntryOf, incidentOf, wingBit } from './incident-row.ts';
import { likePattern } from './like-pattern.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ControlTables, IncidentRow, NewIncidentEntry } from './tables.ts';

const ENTRIES_MAX = 1_000;

export class IncidentRepository implements Incidents {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async list(query: IncidentQuery): Promise<Page<Incident>> {
    let select = this.#filtered(query);
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(last_seen_ms, id) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('last_seen_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageOf(rows, query.limit, incidentOf, (row) => ({ timeMs: row.last_seen_ms, id: row.id }));
  }

  async get(idOrNumber: string): Promise<Incident | undefined> {
    const select = this.#db.selectFrom('incidents').selectAll();
    const row = await (/^\d{1,9}$/.test(idOrNumber)
      ? select.where('number', '=', Number(idOrNumber))
      : select.where('id', '=', idOrNumber)
    ).executeTakeFirst();
    return row && incidentOf(row);
  }

  async entries(id: string): Promise<readonly IncidentEntry[]> {
    const newestFirst = await this.#db
      .selectFrom('incident_entries')
      .selectAll()
      .where('incident_id', '=', id)
      .orderBy('time_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(ENTRIES_MAX)
      .execute();
    return newestFirst.reverse().map(incidentEntryOf);
  }

  change(id: string, change: IncidentChange, actor: Actor, nowMs: number): Promise<Incident | undefined> {
    return this.#db.transaction().execute(async (tx) => {
      const before = await lockIncident(tx, id);
      if (!before) return undefined;
      const { columns, entries } = difference(before, change, actor, nowMs);
      if (entries.length === 0) return incidentOf(before);
      await tx.insertInto('incident_entries').values(entries).execute();
      const after = await tx
        .updateTable('incidents')
        .set({ ...columns, updated_ms: nowMs })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return incidentOf(after);
    });
  }

  comment(id: string, text: string, actor: Actor, nowMs: number): Promise<IncidentEntry | undefined> {
    return this.#db.transaction().execute(async (tx) => {
      const touched = await tx
        .updateTable('incidents')
        .set({ updated_ms: nowMs })
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!touched) return undefined;
      const row = { ...entryBase(id, actor, nowMs), kind: 'comment', text };
      await tx.insertInto('incident_entries').values(row).execute();
      return incidentEntryOf(row);
    });
  }

  async openBySeverity(): Promise<readonly { severity: Severity; count: number }[]> {
    const rows = await this.#db
      .selectFrom('incidents')
      .select(['severity_id', sql<number>`count(*)`.as('count')])
      .where('status', 'in', [...openIncidentStatuses])
      .groupBy('severity_id')
      .orderBy('severity_id', 'desc')
      .execute();
    return rows.map((row) => ({ severity: severityOf(row.severity_id), count: row.count }));
  }

  #filtered(query: IncidentQuery) {
    let select = this.#db.selectFrom('incidents').selectAll();
    if (query.fromMs !== undefined) select = select.where('last_seen_ms', '>=', query.fromMs);
    if (query.toMs !== undefined) select = select.where('last_seen_ms', '<', query.toMs);
    if (query.statuses) select = select.where('status', 'in', [...query.statuses]);
    if (query.severities) select = select.where('severity_id', 'in', query.severities.map(severityId));
    if (query.wing !== undefined) {
      const bit = wings.includes(query.wing as Wing) ? wingBit(query.wing as Wing) : 0;
      select = select.where(sql<boolean>`(wings & cast(${bit} as integer)) <> 0`);
    }
    if (query.assigneeId === 'none') select = select.where('assignee_id', 'is', null);
    else if (query.assigneeId !== undefined) select = select.where('assignee_id', '=', query.assigneeId);
    if (query.entity) {
      const { kind, name_key } = entityKey(query.entity);
      select = select.where('id', 'in', (eb) =>
        eb
          .selectFrom('incident_entities')
          .select('incident_id')
          .where('kind', '=', kind)
          .where('name_key', '=', name_key),
      );
    }
    if (query.text !== undefined) {
      const pattern = likePattern(query.text);
      const named = sql`select incident_id from incident_entities where name_key like ${pattern} escape '\\'`;
      select = select.where(sql<boolean>`(lower(title) like ${pattern} escape '\\' or id in (${named}))`);
    }
    return select;
  }
}

/** Reads the incident so that no other transaction changes it before this one ends. */
export async function lockIncident(
  tx: Transaction<ControlTables>,
  id: string,
): Promise<IncidentRow | undefined> {
  // An update that changes nothing locks the row on PostgreSQL; SQLite has one writer at a time anyway.
  return tx
    .updateTable('incidents')
    .set((eb) => ({ updated_ms: eb.ref('updated_ms') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

function difference(before: IncidentRow, change: IncidentChange, actor: Actor, nowMs: number) {
  const columns: Partial<IncidentRow> = {};
  const entries: NewIncidentEntry[] = [];
  const note = (kind: string, text: string) =>
    entries.push({ ...entryBase(before.id, actor, nowMs), kind, text });
  if (change.status !== undefined && change.status !== before.status) {
    columns.status = change.status;
    note('status', `${before.status} → ${change.status}`);
  }
  if (change.severity !== undefined && severityId(change.severity) !== before.severity_id) {
    columns.severity_id = severityId(change.severity);
    note('severity', `${severityOf(before.severity_id)} → ${change.severity}`);
  }
  if (change.assigneeId !== undefined && change.assigneeId !== before.assignee_id) {
    columns.assignee_id = change.assigneeId;
    note('assignee', change.assigneeId ?? 'none');
  }
  if (change.title !== undefined && change.title !== before.title) {
    columns.title = change.title;
    note('comment', `Title changed from “${before.title}”.`);
  }
  if (change.resolution !== undefined && change.resolution !== before.resolution) {
    columns.resolution = change.resolution;
    note('status', `resolution: ${change.resolution ?? 'none'}`);
  }
  return { columns, entries };
}

function entryBase(incidentId: string, actor: Actor, nowMs: number) {
  return {
    id: newId('ent', nowMs),
    incident_id: incidentId,
    time_ms: nowMs,
    actor_id: actor.id,
    actor_name: actor.name,
    finding_id: null,
  };
}
