import { z } from 'zod';
import { budgetSchema } from '../../../contracts/budget.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { budgetViewSchema, budgetViews } from '../../shared/budget-view.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { refuse } from '../../shared/policy-body.ts';
import { requireTeam } from '../../shared/require-team.ts';

const budgetsMax = 1_000;
const { shape } = budgetSchema;

export const budgetsPut = defineRoute({
  method: 'PUT',
  path: '/api/budgets/:name',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Add or change a budget; what is used of it stays',
  params: z.strictObject({ name: shape.name }),
  body: z.strictObject({
    team: shape.team.nullable(),
    token: shape.token.nullable(),
    unit: shape.unit,
    amount: shape.amount,
    period: shape.period,
  }),
  status: 200,
  response: budgetViewSchema,
  async handle({ params: { name }, body, deps, request }) {
    const { team, token, ...rest } = body;
    const scope = { ...(team == null ? {} : { team }), ...(token == null ? {} : { token }) };
    const parsed = budgetSchema.safeParse({ ...rest, ...scope, name });
    if (!parsed.success)
      refuse(parsed.error.issues[0]?.path.join('.') ?? 'name', parsed.error.issues[0]?.message ?? '');
    await requireTeam(deps, team);
    if (token != null && !(await deps.identity.tokens.list()).some(({ id }) => id === token))
      refuse('token', `There is no token with the id "${token}".`);
    const known = await deps.store.budgets.budgets();
    const before = known.find((budget) => budget.name === name);
    if (before === undefined && known.length >= budgetsMax)
      refuse('name', `There are ${budgetsMax} budgets already.`);
    // What was counted in one unit says nothing in another.
    if (before !== undefined && (before.unit !== rest.unit || before.period !== rest.period))
      refuse('unit', 'Unit and period of a budget stay: remove it and add another.');
    await deps.store.budgets.putBudget(parsed.data, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ budget: name, by: callerOf(request).id }, 'budget changed');
    return found(
      (await budgetViews(deps)).find((budget) => budget.name === name),
      'budget',
    );
  },
});
