import pg from 'pg';
import { postgresFault } from './postgres-fault.ts';

const INT8 = 20;
const DATE = 1082;
const CONNECT_TIMEOUT_MS = 10_000;
/** A statement that takes longer is stuck behind somebody's lock. */
const STATEMENT_TIMEOUT_MS = 60_000;

export interface Session {
  query<Row>(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number }>;
}

/**
 * A pool of connections that gives numbers for bigints (all of ours are below 2^53), texts for dates, and faults for
 * what is the database's state.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string, connectionsMax: number) {
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      max: connectionsMax,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      application_name: 'bartizan',
      types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    });
    // A connection that dies while idle is replaced at the next use, which reports the trouble if it lasts.
    this.#pool.on('error', (error) =>
      process.emitWarning(`PostgreSQL: an idle connection was lost: ${error.message}`),
    );
  }

  /** A connection of its own; `release` gives it back, after an error for good. */
  async connect(): Promise<Session & { release(error?: Error): void }> {
    try {
      const client = await this.#pool.connect();
      return {
        query: (sql, parameters) => run(client, sql, parameters),
        release: (error) => client.release(error),
      };
    } catch (error) {
      throw postgresFault(error);
    }
  }

  async query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> {
    const session = await this.connect();
    try {
      return (await session.query<Row>(sql, parameters)).rows;
    } finally {
      session.release();
    }
  }

  /** Runs the action in a transaction; an error undoes it. */
  async transaction<Result>(action: (session: Session) => Promise<Result>): Promise<Result> {
    const session = await this.connect();
    let broken: Error | undefined;
    try {
      await session.query('BEGIN');
      const result = await action(session);
      await session.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that cannot even roll back is closed, which rolls back.
      await session.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      session.release(broken);
    }
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

async function run<Row>(client: pg.PoolClient, sql: string, parameters: readonly unknown[] = []) {
  try {
    const result = await client.query(sql, parameters.map(withoutNul));
    return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0, command: result.command };
  } catch (error) {
    throw postgresFault(error);
  }
}

/**
 * PostgreSQL's text cannot hold the character NUL, and a hostile record can: its visible symbol stands in for it, since
 * one record must not stop the log. (The event log keeps such records' exact text apart.)
 */
export function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u2400') : value;
}

function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === INT8) return Number;
  if (oid === DATE) return String;
  return pg.types.getTypeParser(oid, format as 'text');
}
