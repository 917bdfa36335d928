import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';
import { postgresFault } from './postgres-fault.ts';

/** First half of the lock's key, "bartizan" in the alphabet's positions; the second half is the schema. */
const LOCK_CLASS = 2_118_209_261;
const CONNECT_TIMEOUT_MS = 10_000;
/** A process that has just been killed is gone from the server after moments: a restart waits that long. */
const WAIT_MS_MAX = 1_500;
const POLL_MS = 100;
const RETAKE_EVERY_MS = 5_000;

const take = `SELECT pg_try_advisory_lock(${LOCK_CLASS}, (oid::bigint - 2147483648)::int) AS taken
  FROM pg_namespace WHERE nspname = current_schema()`;
/** A machine that vanishes without a word must not hold the lock for the two hours of the system's default. */
const keepAlive =
  'SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3';

/**
 * Holds the database for the process that runs the pipeline: a session's advisory lock on a connection of its own, which
 * PostgreSQL drops at any death of the process. It needs a session that lasts: a pooler in transaction mode between the
 * two breaks it. What keeps counts exact is the checkpoint's comparison; the lock tells people before it comes to that.
 */
export class StoreLock {
  readonly #databaseUrl: string;
  #client: pg.Client | undefined;
  #retakeTimer: NodeJS.Timeout | undefined;
  #isReleased = false;

  private constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** @throws Fault `store_in_use` while another process holds the lock */
  static async acquire(databaseUrl: string): Promise<StoreLock> {
    const lock = new StoreLock(databaseUrl);
    const deadlineMs = performance.now() + WAIT_MS_MAX;
    for (;;) {
      if (await lock.#take()) return lock;
      if (performance.now() > deadlineMs) throw new Fault(storageErrors.inUse);
      await sleep(POLL_MS);
    }
  }

  /** @throws Fault when the lock was lost with its connection and could not be taken again */
  async check(): Promise<void> {
    if (this.#client === undefined && !(await this.#take())) throw new Fault(storageErrors.inUse);
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    clearTimeout(this.#retakeTimer);
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    // Asked for, not left to the connection's end, which the server notices a little later than whoever opens next.
    await client.query('SELECT pg_advisory_unlock_all()').catch(warn);
    await client.end().catch(warn);
  }

  async #take(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'bartizan lock',
    });
    client.on('error', (error) => this.#lost(client, error));
    try {
      await client.connect();
      await client.query(keepAlive);
      const { rows } = await client.query<{ taken: boolean }>(take);
      if (rows[0]?.taken === true && !this.#isReleased && this.#client === undefined) {
        this.#client = client;
        return true;
      }
      await client.end();
      return this.#client !== undefined;
    } catch (error) {
      await client.end().catch(warn);
      throw postgresFault(error);
    }
  }

  #lost(client: pg.Client, error: Error): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    process.emitWarning(`PostgreSQL: the store's lock was lost and is taken again: ${error.message}`);
    this.#retakeLater();
  }

  #retakeLater(): void {
    if (this.#isReleased) return;
    this.#retakeTimer = setTimeout(() => {
      this.check().catch((error: Error) => {
        warn(error);
        this.#retakeLater();
      });
    }, RETAKE_EVERY_MS).unref();
  }
}

function warn(error: Error): void {
  process.emitWarning(`PostgreSQL: the store's lock: ${error.message}`);
}
