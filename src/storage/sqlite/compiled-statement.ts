import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { Statement, StatementResult } from './control-file.ts';

/** What a kysely query is to a connection of ours. */
export function compiledStatement({ sql, parameters, query }: CompiledQuery): Statement {
  return { sql, parameters, isRead: query.kind === 'SelectQueryNode' };
}

/** A kysely connection over a function that runs one statement. */
export class StatementConnection implements DatabaseConnection {
  readonly #execute: (statement: Statement) => StatementResult | Promise<StatementResult>;

  constructor(execute: (statement: Statement) => StatementResult | Promise<StatementResult>) {
    this.#execute = execute;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#execute(compiledStatement(query));
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: kysely's interface asks for a generator.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the control plane reads pages, it does not stream');
  }
}
