import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const policiesDelete = defineRoute({
  method: 'DELETE',
  path: '/api/policies/:name',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Remove a gateway policy',
  params: nameParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.store.settings.removePolicy(params.name)) || undefined, 'policy');
    await deps.gateway.reload();
    deps.log.info({ policy: params.name, by: callerOf(request).id }, 'gateway policy removed');
  },
});
