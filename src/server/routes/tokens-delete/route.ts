import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const tokensDelete = defineRoute({
  method: 'DELETE',
  path: '/api/tokens/:id',
  access: needs('admin'),
  tag: 'identity',
  summary: 'Revoke an API token, at once',
  params: idParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.identity.tokens.revoke(params.id)) || undefined, 'valid token');
    deps.log.info({ id: params.id, by: callerOf(request).id }, 'API token revoked');
  },
});
