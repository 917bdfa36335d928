import type { EventQuery } from '../ports/index.ts';
import type { RowPosition } from '../sealed-store.ts';
import { filesRelation, rowSelect } from './statements.ts';

type Query = Omit<EventQuery, 'cursor' | 'limit'>;

/** SQL and parameters of a search over the files, newest first. */
export function searchStatement(
  files: readonly string[],
  query: Query,
  limit: number,
  after?: RowPosition,
): { sql: string; parameters: (string | number)[] } {
  const parameters: (string | number)[] = [];
  const bind = (value: string | number): string => `$${parameters.push(value)}`;
  const time = (ms: number): string => `make_timestamp(${bind(ms)}::BIGINT * 1000)`;
  const where: string[] = [];
  if (query.fromMs !== undefined) where.push(`time >= ${time(query.fromMs)}`);
  if (query.toMs !== undefined) where.push(`time < ${time(query.toMs)}`);
  if (query.source !== undefined) where.push(`source = ${bind(query.source)}`);
  if (query.format !== undefined) where.push(`format = ${bind(query.format)}`);
  if (query.classUid !== undefined) where.push(`class_uid = ${bind(query.classUid)}`);
  if (query.severityIdMin !== undefined) where.push(`severity_id >= ${bind(query.severityIdMin)}`);
  if (query.text !== undefined) where.push(`contains(lower(raw_data), lower(${bind(query.text)}))`);
  if (query.entity) {
    const { kind, name } = query.entity;
    where.push(
      `len(list_filter(entities, lambda e: e.kind = ${bind(kind)} AND lower(e.name) = lower(${bind(name)}))) > 0`,
    );
  }
  for (const [path, value] of Object.entries(query.fields ?? {})) {
    where.push(`json_extract_string(ocsf, ${bind(jsonPath(path))}) = ${bind(value)}`);
  }
  if (after) {
    const at = time(after.timeMs);
    where.push(`(time < ${at} OR (time = ${at} AND seq < ${bind(after.seq)}))`);
  }
  const filter = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  return {
    sql: `SELECT ${rowSelect} FROM ${filesRelation(files)} AS sealed ${filter} ORDER BY sealed.time DESC, sealed.seq DESC LIMIT ${bind(limit)}`,
    parameters,
  };
}

/** `actor.user.name` as a JSON path whose names are quoted; a name may hold anything but a quote. */
export function jsonPath(path: string): string {
  return `$${path
    .split('.')
    .map((name) => `."${name.replaceAll('"', '')}"`)
    .join('')}`;
}
