import { listAll } from '../answers.ts';
import { amountText, budgetAnswerSchema, budgetColumns } from '../budget-answer.ts';
import type { Command } from '../command.ts';
import { usage } from '../command.ts';
import { formatTable, formatTime } from '../table.ts';

export const budgetShow: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const client = await context.openClient();
  const budgets = await listAll(client, { path: '/api/budgets', item: budgetAnswerSchema });
  const budget = budgets.find((one) => one.name === name);
  if (budget === undefined) throw usage(`there is no budget ${JSON.stringify(name)}`);
  const { unit, calls, abandoned, periodEndMs } = budget;
  const lines = [
    formatTable([budget], budgetColumns, ''),
    `${calls} calls; begins anew: ${periodEndMs === null ? 'never' : formatTime(periodEndMs)}.`,
    ...(abandoned === 0
      ? []
      : [`Of what is used, ${amountText(abandoned, unit)} was held when the server was killed.`]),
  ];
  context.output.result(budget, lines.join('\n'));
  return undefined;
};
