import { DatabaseSync } from 'node:sqlite';
import { sqliteFault } from './sqlite-fault.ts';

export interface DatabaseOptions {
  /** Bytes; holds for a file that is new. Large pages suit large values. */
  readonly pageSize?: number;
  readonly readOnly?: boolean;
  /** Page cache, KiB. */
  readonly cacheKib?: number;
  /** Gives freed pages back to the system in steps; holds for a file that is new. */
  readonly isShrinking?: boolean;
}

const BUSY_TIMEOUT_MS = 10_000;
/** A WAL that grew past this under load is cut back at the next checkpoint. */
const WAL_BYTES_KEPT = 64 * 1024 * 1024;

/**
 * Opens a file as every part of the store does: WAL, and an fsync before a commit returns.
 *
 * @throws Fault that names the file when it is locked, damaged or not writable
 */
export function openDatabase(file: string, options: DatabaseOptions = {}): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, {
      timeout: BUSY_TIMEOUT_MS,
      readOnly: options.readOnly ?? false,
      enableForeignKeyConstraints: true,
    });
    if (!options.readOnly) {
      db.exec(`PRAGMA page_size = ${options.pageSize ?? 4096}`);
      if (options.isShrinking) db.exec('PRAGMA auto_vacuum = INCREMENTAL');
      db.exec('PRAGMA journal_mode = WAL');
      db.exec('PRAGMA synchronous = FULL');
      db.exec(`PRAGMA journal_size_limit = ${WAL_BYTES_KEPT}`);
    }
    db.exec(`PRAGMA cache_size = -${options.cacheKib ?? 4096}`);
    db.exec('PRAGMA temp_store = MEMORY');
    // A damaged header shows here, not at the first query of somebody else.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db?.close();
    throw sqliteFault(error, file);
  }
}

/** Reads an integer pragma such as `user_version`. */
export function pragma(db: DatabaseSync, name: string): number {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return Number(Object.values(row ?? {})[0] ?? 0);
}
