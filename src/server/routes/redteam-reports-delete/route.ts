import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const redteamReportsDelete = defineRoute({
  method: 'DELETE',
  path: '/api/redteam-reports/:id',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Remove a red-team report',
  params: idParams,
  status: 204,
  faults: [404],
  async handle({ params, deps, request }) {
    found((await deps.store.redteamReports.remove(params.id)) || undefined, 'report');
    deps.log.info({ report: params.id, by: callerOf(request).id }, 'red-team report removed');
  },
});
