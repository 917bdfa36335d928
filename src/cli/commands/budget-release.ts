import { readAnswer } from '../answers.ts';
import { amountText, budgetAnswerSchema } from '../budget-answer.ts';
import type { Command } from '../command.ts';

/** Takes what a kill left behind off what is used: for whoever knows from the provider what was charged. */
export const budgetRelease: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const client = await context.openClient();
  const answer = await client.request('POST', `/api/budgets/${encodeURIComponent(name)}/release`);
  const { used, left, unit } = readAnswer(budgetAnswerSchema, answer);
  context.output.result(
    answer,
    `Budget ${name}: ${amountText(used, unit)} used, ${amountText(left, unit)} left (${unit}).`,
  );
  return undefined;
};
