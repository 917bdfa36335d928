import { ControlFile, type Statement, type StatementResult } from './control-file.ts';
import { GroupCommit } from './group-commit.ts';
import { serveWorker, type WorkerService } from './store-worker.ts';

export interface ControlWorkerData {
  readonly file: string;
}
export interface SessionStatement extends Statement {
  readonly session: number;
}

const UNITS_PER_COMMIT = 500;
/** A transaction that is left open this long is undone: whoever began it is stuck or gone. */
const SESSION_MS_MAX = 30_000;

interface Session {
  readonly id: number;
  readonly release: () => void;
  readonly timer: NodeJS.Timeout;
}

/** The control plane's connections: one that writes, in groups or for one session at a time, and one that reads. */
class ControlService implements WorkerService {
  readonly #writer: ControlFile;
  readonly #reader: ControlFile;
  readonly #group: GroupCommit;
  #session: Session | undefined;
  #lastSession = 0;

  constructor({ file }: ControlWorkerData) {
    this.#writer = new ControlFile(file);
    this.#reader = new ControlFile(file, { readOnly: true });
    this.#group = new GroupCommit(this.#writer.db, file, UNITS_PER_COMMIT);
  }

  readonly handlers = {
    execute: (statement: Statement): StatementResult | Promise<StatementResult> =>
      statement.isRead
        ? this.#reader.execute(statement)
        : this.#group.run(() => this.#writer.execute(statement)),
    begin: () => this.#begin(),
    executeIn: (statement: SessionStatement): StatementResult => {
      this.#require(statement.session);
      return this.#writer.execute(statement);
    },
    commit: (session: number) => this.#end(session, 'COMMIT'),
    rollback: (session: number) => this.#end(session, 'ROLLBACK'),
  };

  async close(): Promise<void> {
    await this.#group.run(() => undefined);
    // The writer last: only a connection that may write can fold the WAL into the file.
    this.#reader.close();
    this.#writer.close();
  }

  async #begin(): Promise<number> {
    const release = await this.#group.exclusive();
    try {
      this.#writer.execute({ sql: 'BEGIN IMMEDIATE', parameters: [], isRead: false });
    } catch (error) {
      release();
      throw error;
    }
    const id = ++this.#lastSession;
    const timer = setTimeout(() => this.#end(id, 'ROLLBACK'), SESSION_MS_MAX);
    this.#session = { id, release, timer };
    return id;
  }

  #require(id: number): Session {
    if (this.#session?.id !== id) throw new Error('the transaction has ended');
    return this.#session;
  }

  #end(id: number, sql: 'COMMIT' | 'ROLLBACK'): void {
    const session = this.#require(id);
    try {
      // SQLite itself has undone a transaction that met a full disk.
      if (sql === 'COMMIT' || this.#writer.db.isTransaction)
        this.#writer.execute({ sql, parameters: [], isRead: false });
    } catch (error) {
      if (this.#writer.db.isTransaction) this.#writer.db.exec('ROLLBACK');
      throw error;
    } finally {
      clearTimeout(session.timer);
      this.#session = undefined;
      session.release();
    }
  }
}

serveWorker((data: ControlWorkerData) => new ControlService(data));
