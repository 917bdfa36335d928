import { budgetPeriods, budgetUnits } from '../../contracts/budget.ts';
import { amountOption } from '../amount-option.ts';
import { readAnswer } from '../answers.ts';
import { amountText, budgetAnswerSchema, scopeText } from '../budget-answer.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, textOption } from '../command.ts';

const AMOUNT_MAX = 1_000_000_000;

/** Adds a budget or changes its amount; what is used of it stays. */
export const budgetSet: Command = async (input, context) => {
  const name = input.operands[0] ?? '';
  const body = {
    team: textOption(input, 'team') ?? null,
    token: textOption(input, 'token') ?? null,
    unit: choiceOption(input, 'unit', budgetUnits) ?? 'cost',
    amount: amountOption(input, 'amount', AMOUNT_MAX),
    period: choiceOption(input, 'period', budgetPeriods) ?? 'month',
  };
  const client = await context.openClient();
  const answer = await client.request('PUT', `/api/budgets/${encodeURIComponent(name)}`, body);
  const budget = readAnswer(budgetAnswerSchema, answer);
  const { unit, period, amount, left } = budget;
  const each = period === 'total' ? 'in all' : `a ${period}`;
  context.output.result(
    budget,
    `Budget ${name}: ${amountText(amount, unit)} (${unit}) ${each} for ${scopeText(budget)}; ${amountText(left, unit)} left.`,
  );
  return undefined;
};
