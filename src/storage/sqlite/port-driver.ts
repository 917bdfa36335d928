import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { PortClient } from '../../kernel/port-rpc.ts';
import { compiledStatement, StatementConnection } from './compiled-statement.ts';
import type { StatementResult } from './control-file.ts';
import type { SessionStatement } from './control-worker.ts';

/** Runs kysely's queries in the control plane's thread. */
export class PortDriver implements Driver {
  readonly #client: PortClient;

  constructor(client: PortClient) {
    this.#client = client;
  }

  async init(): Promise<void> {
    // The thread has opened its file already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PortConnection(this.#client);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await portConnection(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await portConnection(connection).end('commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await portConnection(connection).end('rollback');
  }

  async releaseConnection(): Promise<void> {
    // A connection is a name for a conversation; there is nothing to give back.
  }

  async destroy(): Promise<void> {
    // The thread belongs to the store, which closes it.
  }
}

class PortConnection extends StatementConnection {
  readonly #client: PortClient;
  #session: number | undefined;

  constructor(client: PortClient) {
    super((statement) => client.call<StatementResult>('execute', statement));
    this.#client = client;
  }

  async begin(): Promise<void> {
    this.#session = await this.#client.call<number>('begin', undefined);
  }

  async end(method: 'commit' | 'rollback'): Promise<void> {
    const session = this.#session;
    // After a commit that failed kysely asks for a rollback: the thread has done it.
    if (session === undefined) return;
    this.#session = undefined;
    await this.#client.call(method, session);
  }

  override async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#session === undefined) return super.executeQuery(query);
    const statement: SessionStatement = { ...compiledStatement(query), session: this.#session };
    const { rows, changes } = await this.#client.call<StatementResult>('executeIn', statement);
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }
}

function portConnection(connection: DatabaseConnection): PortConnection {
  if (!(connection instanceof PortConnection)) throw new Error('a connection of another driver');
  return connection;
}
