import type { CompiledQuery, Transaction } from 'kysely';
import type { ControlTables } from './tables.ts';

const ROWS_PER_STATEMENT = 100;

/**
 * Inserts rows of one shape, a hundred to a statement. The statement is compiled once for all of them: compiling costs
 * more than SQLite takes to insert.
 */
export async function insertRows<Row extends object>(
  tx: Transaction<ControlTables>,
  rows: readonly Row[],
  compile: (part: readonly Row[]) => CompiledQuery,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  let full: CompiledQuery | undefined;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const part = rows.slice(start, start + ROWS_PER_STATEMENT);
    const isAlike = full !== undefined && full.parameters.length === part.length * columns.length;
    const query = isAlike ? { ...full!, parameters: valuesOf(part, columns) } : compile(part);
    if (part.length === ROWS_PER_STATEMENT) full ??= query;
    await tx.executeQuery(query);
  }
}

function valuesOf<Row extends object>(rows: readonly Row[], columns: readonly (keyof Row)[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) for (const column of columns) values.push(row[column]);
  return values;
}
