import { Fault } from '../../../kernel/fault.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const customGuardsDelete = defineRoute({
  method: 'DELETE',
  path: '/api/custom-guards/:name',
  access: needs('admin'),
  tag: 'protect',
  summary:
    'Remove a guard of your own; refused while a policy names it, for that policy would block everything',
  params: nameParams,
  status: 204,
  faults: [404, 409],
  async handle({ params, deps, request }) {
    const policies = await deps.store.settings.policies();
    const user = policies.find(({ guards }) => guards.some(({ guard }) => guard === params.name));
    if (user !== undefined)
      throw new Fault(serverFaults.conflict, {
        field: 'name',
        message: `The policy "${user.name}" names this guard.`,
      });
    found((await deps.store.settings.removeCustomGuard(params.name)) || undefined, 'custom guard');
    await deps.gateway.reload();
    deps.log.info({ guard: params.name, by: callerOf(request).id }, 'custom guard removed');
  },
});
