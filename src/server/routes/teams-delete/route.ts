import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const teamsDelete = defineRoute({
  method: 'DELETE',
  path: '/api/teams/:name',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Remove a team; its tokens keep its name and lose its limits',
  params: nameParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.store.budgets.removeTeam(params.name)) || undefined, 'team');
    await deps.gateway.reload();
    deps.log.info({ team: params.name, by: callerOf(request).id }, 'team removed');
  },
});
