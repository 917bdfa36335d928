import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { threadId } from 'node:worker_threads';
import { Fault } from '../../kernel/fault.ts';
import type { EventRow } from '../event-row.ts';
import type { HuntResult } from '../ports/index.ts';
import type { SealedPart, SealedStore } from '../sealed-store.ts';
import { DuckDbProcess } from './duckdb-process.ts';
import { parquetFaults } from './errors.ts';
import type { ExportOutcome } from './jobs.ts';
import { searchStatement } from './sealed-search.ts';
import { splitRows } from './split-rows.ts';
import { stageRows } from './staging.ts';
import { filesRelation, rowSelect } from './statements.ts';

const EXPORT_TIMEOUT_MS = 15 * 60_000;
const SEARCH_TIMEOUT_MS = 30_000;
/** Rows that are sorted at once: a file of more would need more memory than DuckDB is given. */
const FILE_ROWS_MAX = 100_000;

/** A file that stands in its place. */
type Written = ExportOutcome & { readonly path: string; readonly bytes: number };

/**
 * Sealed days under `<data>/lake/arrival_day=YYYY-MM-DD/part-<firstSeq>.parquet` (Hive partitions, zstd, sorted by
 * time). `<data>/cache/open/<day>/<firstSeq>-<lastSeq>.parquet` copies what open days hold already, for hunts.
 */
export function createParquetStore(dataDir: string, fileRowsMax = FILE_ROWS_MAX): SealedStore {
  return new ParquetStore(dataDir, fileRowsMax);
}

class ParquetStore implements SealedStore {
  readonly #dataDir: string;
  readonly #lakeDir: string;
  readonly #cacheDir: string;
  readonly #tmpDir: string;
  readonly #fileRowsMax: number;
  readonly #duckdb = new DuckDbProcess();
  #nextTemporary = 1;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string, fileRowsMax: number) {
    this.#dataDir = dataDir;
    this.#fileRowsMax = fileRowsMax;
    this.#lakeDir = join(dataDir, 'lake');
    this.#cacheDir = join(dataDir, 'cache', 'open');
    this.#tmpDir = join(dataDir, 'tmp');
  }

  exportDay(day: string, rows: Iterable<EventRow> | AsyncIterable<EventRow>): Promise<SealedPart> {
    return this.#inTurn(() => this.#exportDay(day, rows));
  }

  async #exportDay(day: string, rows: Iterable<EventRow> | AsyncIterable<EventRow>): Promise<SealedPart> {
    const folder = join(this.#lakeDir, `arrival_day=${day}`);
    const parts: Written[] = [];
    try {
      for await (const part of splitRows(rows, this.#fileRowsMax)) {
        const written = await this.#write(folder, part, ({ firstSeq }) => `part-${firstSeq}.parquet`);
        if (written) parts.push(written);
      }
    } catch (error) {
      // The day stays open: what stands in both places would be found twice.
      for (const { path } of parts) await rm(path, { force: true });
      throw error;
    }
    await rm(join(this.#cacheDir, day), { recursive: true, force: true });
    return sealedPart(parts, this.#dataDir);
  }

  async search(...[query, options]: Parameters<SealedStore['search']>): Promise<readonly EventRow[]> {
    const files = await parquetFiles(this.#lakeDir);
    if (files.length === 0) return [];
    const { sql, parameters } = searchStatement(files, query, options.limit, options.after);
    const rows = await this.#duckdb.run(
      { kind: 'rows', sql, parameters },
      { timeoutMs: SEARCH_TIMEOUT_MS, signal: options.signal },
    );
    return rows as unknown as readonly EventRow[];
  }

  async get(seq: number): Promise<EventRow | undefined> {
    const files = await parquetFiles(this.#lakeDir);
    if (files.length === 0) return undefined;
    const sql = `SELECT ${rowSelect} FROM ${filesRelation(files)} WHERE seq = $1`;
    const rows = await this.#duckdb.run(
      { kind: 'rows', sql, parameters: [seq] },
      { timeoutMs: SEARCH_TIMEOUT_MS },
    );
    return rows[0] as unknown as EventRow | undefined;
  }

  hunt(...[sql, options]: Parameters<SealedStore['hunt']>): Promise<HuntResult> {
    return this.#inTurn(() => this.#hunt(sql, options));
  }

  async #hunt(...[sql, options]: Parameters<SealedStore['hunt']>): Promise<HuntResult> {
    const startedMs = performance.now();
    for (const day of options.openDays) await this.#copyOpenDay(day, options.openRows);
    const cached = (
      await Promise.all(options.openDays.map((day) => parquetFiles(join(this.#cacheDir, day))))
    ).flat();
    const files = [...(await parquetFiles(this.#lakeDir)), ...cached];
    if (files.length === 0) files.push(await this.#emptyPart());
    const outcome = await this.#duckdb.run(
      {
        kind: 'hunt',
        sql,
        rowsMax: options.rowsMax,
        files,
        directories: [`${this.#lakeDir}/`, `${this.#cacheDir}/`],
      },
      { timeoutMs: options.timeoutMs, signal: options.signal },
    );
    return { ...outcome, elapsedMs: Math.round(performance.now() - startedMs) };
  }

  async close(): Promise<void> {
    await this.#duckdb.close();
  }

  /** Appends to the day's cache what the day got since the last copy. */
  async #copyOpenDay(day: string, openRows: Parameters<SealedStore['hunt']>[1]['openRows']): Promise<void> {
    const folder = join(this.#cacheDir, day);
    const copied = (await parquetFiles(folder)).map((path) =>
      Number(/-(\d+)\.parquet$/.exec(path)?.[1] ?? 0),
    );
    const rows = openRows(day, Math.max(0, ...copied));
    for await (const part of splitRows(rows, this.#fileRowsMax))
      await this.#write(folder, part, ({ firstSeq, lastSeq }) => `${firstSeq}-${lastSeq}.parquet`);
  }

  /** A file with the columns and no row, so that a hunt in an empty log answers instead of failing. */
  async #emptyPart(): Promise<string> {
    const part = await this.#write(this.#cacheDir, [], () => 'empty.parquet', true);
    return part!.path;
  }

  /**
   * Stages the rows, converts them, checks that none is missing and puts the file in its place in one step.
   * @returns undefined when there were no rows and an empty file is not wanted
   */
  async #write(
    folder: string,
    rows: Iterable<EventRow> | AsyncIterable<EventRow>,
    nameOf: (range: { firstSeq: number; lastSeq: number }) => string,
    isEmptyWanted = false,
  ): Promise<Written | undefined> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(this.#tmpDir, { recursive: true, mode: 0o700 });
    const temporary = join(this.#tmpDir, `export-${process.pid}-${threadId}-${this.#nextTemporary++}`);
    const stagedPath = `${temporary}.ndjson`;
    const targetPath = `${temporary}.parquet`;
    try {
      const staged = await stageRows(stagedPath, rows);
      if (staged.count === 0 && !isEmptyWanted) return undefined;
      const outcome = await this.#duckdb.run(
        { kind: 'export', stagedPath, targetPath },
        { timeoutMs: EXPORT_TIMEOUT_MS },
      );
      if (outcome.events !== staged.count) {
        const internal = `${folder}: staged ${staged.count}, the file holds ${outcome.events}`;
        throw new Fault(parquetFaults.sealMismatch, { internal });
      }
      await syncFile(targetPath);
      const path = join(folder, nameOf(staged));
      await rename(targetPath, path);
      await syncFile(folder);
      return { ...outcome, path, bytes: (await stat(path)).size };
    } finally {
      await rm(stagedPath, { force: true });
      await rm(targetPath, { force: true });
    }
  }

  /** Exports and hunts share the cache: one at a time. */
  #inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(action);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** A day's part as its files add up. */
function sealedPart(parts: readonly Written[], dataDir: string): SealedPart {
  const times = (key: 'fromMs' | 'toMs'): number[] => parts.flatMap((part) => part[key] ?? []);
  const [from, to] = [times('fromMs'), times('toMs')];
  return {
    events: parts.reduce((sum, { events }) => sum + events, 0),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    fromMs: from.length === 0 ? null : Math.min(...from),
    toMs: to.length === 0 ? null : Math.max(...to),
    files: parts.map(({ path }) => relative(dataDir, path)),
  };
}

/** A rename is durable only when the file and its folder are. */
async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Parquet files below a folder, sorted; none when the folder does not exist. */
async function parquetFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names
      .filter((name) => name.endsWith('.parquet'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
