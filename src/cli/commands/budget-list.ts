import { listAll } from '../answers.ts';
import { budgetAnswerSchema, budgetColumns } from '../budget-answer.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../table.ts';

export const budgetList: Command = async (_input, context) => {
  const client = await context.openClient();
  const budgets = await listAll(client, { path: '/api/budgets', item: budgetAnswerSchema });
  const empty = 'No budgets. Add one with: bartizan budget set help-desk --team help-desk --amount 50';
  context.output.result(budgets, formatTable(budgets, budgetColumns, empty));
  return undefined;
};
