import type { DatabaseConnection, Driver } from 'kysely';
import { StatementConnection } from './compiled-statement.ts';
import type { ControlFile } from './control-file.ts';

/**
 * Runs kysely's queries on a connection of this very thread: for threads that may block, such as the pipeline's. One
 * conversation at a time, so that a transaction never takes in a stranger's statement.
 */
export class LocalDriver implements Driver {
  readonly #file: ControlFile;
  readonly #connection: StatementConnection;
  #tail: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(file: ControlFile) {
    this.#file = file;
    this.#connection = new StatementConnection((statement) => file.execute(statement));
  }

  async init(): Promise<void> {
    // The file is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tail = promise;
    await before;
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(): Promise<void> {
    this.#run('BEGIN IMMEDIATE');
  }

  async commitTransaction(): Promise<void> {
    this.#run('COMMIT');
  }

  async rollbackTransaction(): Promise<void> {
    // SQLite itself has undone a transaction that met a full disk.
    if (this.#file.db.isTransaction) this.#run('ROLLBACK');
  }

  async destroy(): Promise<void> {
    this.#file.close();
  }

  #run(sql: string): void {
    this.#file.execute({ sql, parameters: [], isRead: false });
  }
}
