import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { budgetViewSchema, budgetViews } from '../../shared/budget-view.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const budgetsRelease = defineRoute({
  method: 'POST',
  path: '/api/budgets/:name/release',
  access: needs('admin'),
  tag: 'gateway',
  summary:
    'Take what a kill left behind off what is used of a budget, once the bill of the provider is known',
  params: nameParams,
  status: 200,
  response: budgetViewSchema,
  faults: [404],
  async handle({ params: { name }, deps, request }) {
    const before = (await budgetViews(deps)).find((budget) => budget.name === name);
    const { abandoned, unit } = found(before, 'budget');
    await deps.store.budgets.releaseAbandoned(name);
    deps.log.info(
      { budget: name, abandoned, unit, by: callerOf(request).id },
      'abandoned part of a budget released',
    );
    return found(
      (await budgetViews(deps)).find((budget) => budget.name === name),
      'budget',
    );
  },
});
