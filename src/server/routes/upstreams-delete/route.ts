import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const upstreamsDelete = defineRoute({
  method: 'DELETE',
  path: '/api/upstreams/:name',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Remove a model provider',
  params: nameParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.store.settings.removeUpstream(params.name)) || undefined, 'upstream');
    await deps.gateway.reload();
    deps.log.info({ upstream: params.name, by: callerOf(request).id }, 'upstream removed');
  },
});
