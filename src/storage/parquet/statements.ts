import { ocsfColumns } from './ocsf-columns.ts';

/** Columns that every sealed row has beside the OCSF attributes. */
const baseColumns = {
  seq: 'BIGINT',
  timeMs: 'BIGINT',
  receivedMs: 'BIGINT',
  source: 'VARCHAR',
  format: 'VARCHAR',
  classUid: 'INTEGER',
  severityId: 'INTEGER',
  uid: 'VARCHAR',
  message: 'VARCHAR',
  entities: 'VARCHAR',
  ocsf: 'VARCHAR',
  raw: 'VARCHAR',
} as const;

/** A text as an SQL literal; for paths of our own making, which DuckDB's COPY takes no parameter for. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/**
 * Reads the staged rows (one JSON object a line, keys as in EventRow) and writes them as one Parquet file. Rows are sorted
 * before their hundreds of columns are made: sorting those takes several times the memory.
 */
export function exportStatement(stagedPath: string, targetPath: string): string {
  const columns = Object.entries(baseColumns)
    .map(([name, type]) => `${name}: '${type}'`)
    .join(', ');
  const attributes = Object.keys(ocsfColumns)
    .map((name) => `t.${name}`)
    .join(', ');
  const structure = literal(JSON.stringify(ocsfColumns));
  return `COPY (
    WITH sorted AS (
      SELECT *
      FROM read_json(${literal(stagedPath)}, format = 'newline_delimited', maximum_object_size = 16777216, columns = {${columns}})
      ORDER BY timeMs, seq
    ), staged AS (SELECT *, json_transform(ocsf::JSON, ${structure}) AS t FROM sorted)
    SELECT seq, make_timestamp(timeMs * 1000) AS time, make_timestamp(receivedMs * 1000) AS received_time, source, format,
      classUid AS class_uid, severityId AS severity_id, uid AS event_uid, message,
      json_transform(entities::JSON, '[{"kind":"VARCHAR","name":"VARCHAR"}]') AS entities,
      ${attributes}, ocsf, raw AS raw_data
    FROM staged
  ) TO ${literal(targetPath)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 50000)`;
}

/** What a written part holds, read back from the file itself. */
export function summaryStatement(path: string): string {
  return `SELECT count(*)::BIGINT AS events, epoch_ms(min(time))::BIGINT AS from_ms, epoch_ms(max(time))::BIGINT AS to_ms FROM read_parquet(${literal(path)})`;
}

/** The select list that gives EventRow back, in its field order. */
export const rowSelect = `seq, epoch_ms(time) AS "timeMs", epoch_ms(received_time) AS "receivedMs", source, format,
  class_uid AS "classUid", severity_id AS "severityId", event_uid AS uid, message, entities::JSON::VARCHAR AS entities,
  ocsf, raw_data AS raw`;

/** The files as one relation; columns are matched by name, so parts of an older schema stay readable. */
export function filesRelation(paths: readonly string[]): string {
  return `read_parquet([${paths.map(literal).join(', ')}], union_by_name = true)`;
}

/** The view that hunts read. An empty log still has its columns. */
export function huntView(paths: readonly string[]): string {
  const evt = `'evt_' || lower(to_base(seq, 36)) AS id`;
  return `CREATE VIEW events AS SELECT ${evt}, * FROM ${filesRelation(paths)}`;
}
