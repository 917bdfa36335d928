import { z } from 'zod';
import { type Budget, budgetLimit, budgetPeriods, budgetUnits } from '../../contracts/budget.ts';
import type { Clock } from '../../kernel/clock.ts';
import { periodEnd, periodStart } from '../../protect/gateway/index.ts';
import type { BudgetPeriodUse, Store } from '../../storage/ports/index.ts';

export const budgetViewSchema = z.object({
  name: z.string(),
  team: z.string().nullable(),
  /** Id of the token that it is for. */
  token: z.string().nullable(),
  unit: z.enum(budgetUnits),
  amount: z.number(),
  period: z.enum(budgetPeriods),
  /** Start of the current period; 0 for a budget that never begins anew. */
  periodStartMs: z.number(),
  periodEndMs: z.number().nullable(),
  /** In the budget's unit, like `amount`. */
  used: z.number(),
  /** By calls under way, at their upper bound, and ahead for those to come. */
  reserved: z.number(),
  left: z.number(),
  calls: z.number(),
  /** Of what is used, what calls had reserved whose end nobody saw: the server was killed under them. */
  abandoned: z.number(),
});

const MICROS = 1_000_000;
/** The longest period is a month. */
const SINCE_MS = 32 * 86_400_000;

/** Budgets with where they stand in the current period. */
export async function budgetViews({
  store,
  clock,
}: {
  readonly store: Pick<Store, 'budgets'>;
  readonly clock: Clock;
}) {
  const nowMs = clock.nowMs();
  const [budgets, uses] = await Promise.all([store.budgets.budgets(), store.budgets.use(nowMs - SINCE_MS)]);
  return budgets.map((budget) => viewOf(budget, uses, nowMs));
}

function viewOf(
  budget: Budget,
  uses: readonly BudgetPeriodUse[],
  nowMs: number,
): z.input<typeof budgetViewSchema> {
  const { name, team = null, token = null, unit, amount, period } = budget;
  const periodStartMs = periodStart(period, nowMs);
  const use = uses.find((one) => one.budget === name && one.periodStartMs === periodStartMs);
  const shown = (value = 0): number => (unit === 'tokens' ? value : value / MICROS);
  const left = Math.max(0, budgetLimit(budget) - (use?.settled ?? 0) - (use?.reserved ?? 0));
  return {
    name,
    team,
    token,
    unit,
    amount,
    period,
    periodStartMs,
    periodEndMs: periodEnd(period, nowMs),
    used: shown(use?.settled),
    reserved: shown(use?.reserved),
    left: shown(left),
    calls: use?.calls ?? 0,
    abandoned: shown(use?.abandoned),
  };
}
