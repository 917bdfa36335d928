import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import { type Command, countOption, usage } from '../command.ts';
import { readShortText } from '../read-secret.ts';
import { formatTable } from '../table.ts';

const resultSchema = z.looseObject({
  columns: z.array(z.looseObject({ name: z.string() })),
  rows: z.array(z.array(z.unknown())),
  truncated: z.boolean(),
});
const ROWS_DEFAULT = 1000;
const ROWS_MAX = 10_000;

/** Asks the event log a question in SQL. */
export const hunt: Command = async (input, context) => {
  const operand = input.operands[0] ?? '';
  const sql = operand === '-' ? await readShortText('-', context.stdin) : operand;
  if (sql.trim() === '') throw usage('the question is empty');
  const limit = countOption(input, 'limit', ROWS_DEFAULT, ROWS_MAX);
  const client = await context.openClient();
  const result = readAnswer(resultSchema, await client.request('POST', '/api/hunt', { sql, rowsMax: limit }));
  const columns = result.columns.map((column, index) => ({
    title: column.name,
    text: (row: readonly unknown[]) => cellText(row[index]),
  }));
  context.output.result(result, formatTable(result.rows, columns, 'No rows.'));
  if (result.truncated) context.output.note(`There are more rows than ${limit}; --limit asks for more.`);
  return undefined;
};

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
