import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const budgetsDelete = defineRoute({
  method: 'DELETE',
  path: '/api/budgets/:name',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Remove a budget with what was used of it',
  params: nameParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.store.budgets.removeBudget(params.name)) || undefined, 'budget');
    await deps.gateway.reload();
    deps.log.info({ budget: params.name, by: callerOf(request).id }, 'budget removed');
  },
});
