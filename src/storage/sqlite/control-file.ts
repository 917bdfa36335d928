import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { openDatabase } from './open-database.ts';
import { sqliteFault } from './sqlite-fault.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly isRead: boolean;
}

export interface StatementResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly changes: number;
}

/** Prepared statements that are kept; the repositories have some hundred different ones. */
const STATEMENTS_MAX = 256;

/** One connection to the control plane's file that runs compiled statements. */
export class ControlFile {
  readonly db: DatabaseSync;
  readonly #file: string;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, options: { readonly readOnly?: boolean } = {}) {
    this.#file = file;
    this.db = openDatabase(file, options);
  }

  execute({ sql, parameters }: Statement): StatementResult {
    try {
      const statement = this.#prepare(sql);
      const values = parameters as SQLInputValue[];
      // Statements without columns return no rows: `run` tells what they changed.
      if (statement.columns().length === 0)
        return { rows: [], changes: Number(statement.run(...values).changes) };
      const rows = statement.all(...values) as Record<string, unknown>[];
      return { rows, changes: rows.length };
    } catch (error) {
      throw sqliteFault(error, this.#file);
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.db.isOpen) this.db.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement) return statement;
    statement = this.db.prepare(sql);
    const oldest = this.#statements.keys().next();
    if (this.#statements.size >= STATEMENTS_MAX && !oldest.done) this.#statements.delete(oldest.value);
    this.#statements.set(sql, statement);
    return statement;
  }
}
