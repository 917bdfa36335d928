import { approvalSchema } from '../../../contracts/approval.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const approvalsGet = defineRoute({
  method: 'GET',
  path: '/api/approvals/:id',
  access: needs('admin'),
  tag: 'protect',
  summary: 'One approval: what would be done, why somebody is asked, and what was said',
  params: idParams,
  status: 200,
  response: approvalSchema,
  faults: [404],
  handle: async ({ params, deps }) =>
    found(await deps.store.approvals.get(params.id, deps.clock.nowMs()), 'approval'),
});
