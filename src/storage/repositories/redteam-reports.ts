import { type Kysely, type Selectable, sql } from 'kysely';
import type { Page, PageQuery, RedteamReportInfo, RedteamReports } from '../ports/index.ts';
import { decodeCursor, pageOf } from './page-cursor.ts';
import type { ControlTables } from './tables.ts';

type Row = Omit<Selectable<ControlTables['redteam_reports']>, 'report_json'>;

const columns = [
  'id',
  'created_ms',
  'created_by',
  'finished_ms',
  'target',
  'model',
  'suite',
  'status',
  'attacks',
  'succeeded',
  'inconclusive',
  'bytes',
] as const;

export class RedteamReportRepository implements RedteamReports {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async add(info: RedteamReportInfo, report: string): Promise<void> {
    const { createdMs, createdBy, finishedMs, ...rest } = info;
    await this.#db
      .insertInto('redteam_reports')
      .values({
        ...rest,
        created_ms: createdMs,
        created_by: createdBy,
        finished_ms: finishedMs,
        report_json: report,
      })
      .execute();
  }

  async list(query: PageQuery): Promise<Page<RedteamReportInfo>> {
    let select = this.#db.selectFrom('redteam_reports').select(columns);
    if (query.cursor !== undefined) {
      const { timeMs, id } = decodeCursor(query.cursor);
      select = select.where(sql<boolean>`(created_ms, id) < (${timeMs}, ${id})`);
    }
    const rows = await select
      .orderBy('created_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageOf(rows, query.limit, infoOf, (row) => ({ timeMs: row.created_ms, id: row.id }));
  }

  async get(id: string): Promise<{ info: RedteamReportInfo; report: string } | undefined> {
    const row = await this.#db
      .selectFrom('redteam_reports')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { info: infoOf(row), report: row.report_json };
  }

  async remove(id: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('redteam_reports').where('id', '=', id).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async count(): Promise<number> {
    const row = await this.#db
      .selectFrom('redteam_reports')
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }
}

function infoOf(row: Row): RedteamReportInfo {
  const { created_ms: createdMs, created_by: createdBy, finished_ms: finishedMs, ...rest } = row;
  return {
    id: rest.id,
    createdMs,
    createdBy,
    finishedMs,
    target: rest.target,
    model: rest.model,
    suite: rest.suite,
    status: rest.status,
    attacks: rest.attacks,
    succeeded: rest.succeeded,
    inconclusive: rest.inconclusive,
    bytes: rest.bytes,
  };
}
