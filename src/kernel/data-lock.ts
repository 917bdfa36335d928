import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, type FaultDefinition } from './fault.ts';

export const dataFolderInUse: FaultDefinition = {
  code: 'data/in-use',
  status: 503,
  message: 'the data folder is in use by another process',
};
export const dataFolderUnusable: FaultDefinition = {
  code: 'data/unusable',
  status: 500,
  message: 'the data folder cannot be used',
};

const POLL_MS = 25;
/** SQLite's result code for "somebody else holds it". */
const SQLITE_BUSY = 5;

/**
 * Holds a data folder for this process. The lock is an exclusive transaction on a small SQLite database: the operating
 * system drops it at any death of the process, so there are no stale locks. Nothing else may open `lock.db`: closing any
 * handle on a file drops a process's POSIX locks on it.
 */
export class DataLock {
  readonly #database: DatabaseSync;
  readonly #pidFile: string;

  private constructor(database: DatabaseSync, pidFile: string) {
    this.#database = database;
    this.#pidFile = pidFile;
  }

  /** Takes the lock, or returns undefined when another process holds it. Makes the folder, readable by its owner alone. */
  static tryAcquire(dataDir: string): DataLock | undefined {
    try {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      const database = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
      try {
        database.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        database.close();
        if (isBusy(error)) return undefined;
        throw error;
      }
      const pidFile = pidFileOf(dataDir);
      writeFileSync(pidFile, String(process.pid), { mode: 0o600 });
      return new DataLock(database, pidFile);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Fault(dataFolderUnusable, {
        message: `data folder ${dataDir} cannot be used: ${reason}`,
        cause: error,
      });
    }
  }

  /**
   * Takes the lock, waiting a little for a process that is just ending.
   *
   * @param waitMs longest wait, milliseconds
   * @throws Fault `data/in-use` that names the process which holds it; `data/unusable`
   */
  static async acquire(dataDir: string, waitMs: number): Promise<DataLock> {
    const deadlineMs = performance.now() + waitMs;
    for (;;) {
      const lock = DataLock.tryAcquire(dataDir);
      if (lock !== undefined) return lock;
      if (performance.now() >= deadlineMs) throw inUse(dataDir);
      await sleep(POLL_MS);
    }
  }

  release(): void {
    rmSync(this.#pidFile, { force: true });
    this.#database.close();
  }
}

/** The process that holds, or last held, a data folder; undefined when it did not say. */
export function lockHolder(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFileOf(dataDir), 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    // The holder writes the file just after it takes the lock; until then nobody knows its number.
    return undefined;
  }
}

export function inUse(dataDir: string): Fault {
  const pid = lockHolder(dataDir);
  const holder = pid === undefined ? 'another process' : `process ${pid}`;
  return new Fault(dataFolderInUse, { message: `data folder ${dataDir} is in use by ${holder}` });
}

function pidFileOf(dataDir: string): string {
  return join(dataDir, 'lock.pid');
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
