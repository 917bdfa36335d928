// The process that runs DuckDB: its memory is given back when it ends, a runaway query is stopped by ending it, and a
// crash of the engine is not a crash of the server. Started by duckdb-process.ts; speaks JSON over the IPC channel.
import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import type { ExportOutcome, HuntOutcome, Job } from './jobs.ts';
import { exportStatement, huntView, summaryStatement } from './statements.ts';

const MEMORY_LIMIT = '768MB';
/** Largest answer of a hunt, characters of JSON: what a browser can still show. */
const HUNT_CHARACTERS_MAX = 16 * 1024 * 1024;

class Refusal extends Error {}

process.on('message', (message: { id: number; job: Job }) => {
  run(message.job).then(
    (value) => process.send?.({ id: message.id, ok: true, value }),
    (error: unknown) =>
      process.send?.({
        id: message.id,
        ok: false,
        code: error instanceof Refusal ? 'refused' : 'failed',
        message: error instanceof Error ? error.message : String(error),
      }),
  );
});
process.on('disconnect', () => process.exit(0));

async function run(job: Job): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY_LIMIT, threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    switch (job.kind) {
      case 'export':
        return await exportRows(connection, job);
      case 'rows':
        return await readRows(connection, job);
      case 'hunt':
        return await hunt(connection, job);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function exportRows(
  connection: DuckDBConnection,
  job: Extract<Job, { kind: 'export' }>,
): Promise<ExportOutcome> {
  await connection.run(exportStatement(job.stagedPath, job.targetPath));
  const [row] = (await connection.runAndReadAll(summaryStatement(job.targetPath))).getRowObjects();
  const number = (value: unknown): number | null => (value === null ? null : Number(value));
  return { events: Number(row!.events), fromMs: number(row!.from_ms), toMs: number(row!.to_ms) };
}

async function readRows(
  connection: DuckDBConnection,
  job: Extract<Job, { kind: 'rows' }>,
): Promise<readonly Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(job.sql, [...job.parameters]);
  return reader.getRowObjects().map((row) =>
    // Positions and times fit a double; everything else in these rows is text.
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
    ),
  );
}

/** Runs the user's SELECT with the file system closed but for the lake, and the configuration locked. */
async function hunt(connection: DuckDBConnection, job: Extract<Job, { kind: 'hunt' }>): Promise<HuntOutcome> {
  await connection.run(huntView(job.files));
  const directories = job.directories.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ');
  await connection.run(`SET allowed_directories = [${directories}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  const statements = await connection.extractStatements(job.sql);
  if (statements.count !== 1)
    throw new Refusal(`A hunt is one SELECT statement, this text has ${statements.count}.`);
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) {
    throw new Refusal(
      `A hunt is one SELECT statement, this is ${StatementType[prepared.statementType] ?? 'another kind'}.`,
    );
  }
  const reader = await prepared.streamAndReadUntil(job.rowsMax + 1);
  const rows = reader.getRowsJson();
  const columns = reader
    .columnNames()
    .map((name, index) => ({ name, type: String(reader.columnType(index)) }));
  return { columns, ...bounded(rows, job.rowsMax) };
}

function bounded(
  rows: readonly (readonly unknown[])[],
  rowsMax: number,
): Pick<HuntOutcome, 'rows' | 'truncated'> {
  let characters = 0;
  const kept: (readonly unknown[])[] = [];
  for (const row of rows) {
    characters += JSON.stringify(row).length;
    if (kept.length >= rowsMax || characters > HUNT_CHARACTERS_MAX) return { rows: kept, truncated: true };
    kept.push(row);
  }
  return { rows: kept, truncated: false };
}
