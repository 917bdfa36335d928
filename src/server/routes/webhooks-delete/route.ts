import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const webhooksDelete = defineRoute({
  method: 'DELETE',
  path: '/api/webhooks/:id',
  access: needs('admin'),
  tag: 'operations',
  summary: 'Remove a webhook',
  params: idParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.store.outbox.removeWebhook(params.id)) || undefined, 'webhook');
    deps.log.info({ webhook: params.id, by: callerOf(request).id }, 'webhook removed');
  },
});
