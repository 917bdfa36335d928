import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { budgetViewSchema, budgetViews } from '../../shared/budget-view.ts';
import { pageOf } from '../../shared/query.ts';

export const budgetsList = defineRoute({
  method: 'GET',
  path: '/api/budgets',
  access: needs('read'),
  tag: 'gateway',
  summary: 'Budgets with what is used, reserved by calls under way and left in the current period',
  status: 200,
  response: pageOf(budgetViewSchema),
  async handle({ deps }) {
    return { items: await budgetViews(deps), nextCursor: null };
  },
});
