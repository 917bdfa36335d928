import { z } from 'zod';
import type { Column } from './table.ts';

/** A budget as the API tells of it. */
export const budgetAnswerSchema = z.looseObject({
  name: z.string(),
  team: z.string().nullable(),
  token: z.string().nullable(),
  unit: z.string(),
  amount: z.number(),
  period: z.string(),
  periodEndMs: z.number().nullable(),
  used: z.number(),
  reserved: z.number(),
  left: z.number(),
  calls: z.number(),
  abandoned: z.number(),
});
export type BudgetAnswer = z.output<typeof budgetAnswerSchema>;

/** An amount in its unit, without the noise of fractions of a cent. */
export function amountText(amount: number, unit: string): string {
  return unit === 'tokens' ? String(amount) : amount.toFixed(amount !== 0 && amount < 1 ? 6 : 2);
}

export function scopeText({ team, token }: BudgetAnswer): string {
  if (team !== null) return `team ${team}`;
  return token === null ? 'everybody' : `token ${token}`;
}

const amountColumn = (title: string, key: 'amount' | 'used' | 'reserved' | 'left'): Column<BudgetAnswer> => ({
  title,
  text: (budget) => amountText(budget[key], budget.unit),
});

export const budgetColumns: readonly Column<BudgetAnswer>[] = [
  { title: 'BUDGET', text: (budget) => budget.name },
  { title: 'FOR', text: scopeText },
  { title: 'PERIOD', text: (budget) => budget.period },
  { title: 'UNIT', text: (budget) => budget.unit },
  amountColumn('AMOUNT', 'amount'),
  amountColumn('USED', 'used'),
  amountColumn('RESERVED', 'reserved'),
  amountColumn('LEFT', 'left'),
];
