import { z } from 'zod';

/** Micros of the currency in which prices are given, or tokens. */
export const budgetUnits = ['cost', 'tokens'] as const;
export const budgetPeriods = ['day', 'week', 'month', 'total'] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** What the calls that it covers may use in a period. It cannot be overspent: calls reserve their upper bound first. */
export const budgetSchema = z
  .object({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes'),
    /** Calls of this team, or of this token (its id); of everybody when both are left out. */
    team: z.string().min(1).max(63).optional(),
    token: z.string().min(1).max(64).optional(),
    unit: z.enum(budgetUnits),
    /** Tokens, or an amount of the currency such as 25.5. */
    amount: z.number().positive().max(1_000_000_000),
    /** In UTC; weeks begin on Monday. */
    period: z.enum(budgetPeriods),
  })
  .refine(({ team, token }) => team === undefined || token === undefined, {
    path: ['token'],
    message: 'A budget is a team’s or a token’s, not both.',
  })
  .refine(({ unit, amount }) => unit === 'cost' || Number.isInteger(amount), {
    path: ['amount'],
    message: 'Tokens are counted in whole numbers.',
  });
export type Budget = Readonly<z.infer<typeof budgetSchema>>;

const MICROS = 1_000_000;

/** The amount in the ledger's whole numbers: tokens, or millionths of the currency. */
export function budgetLimit({ unit, amount }: Budget): number {
  return unit === 'tokens' ? amount : Math.round(amount * MICROS);
}
