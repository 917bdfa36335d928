import { approvalSchema } from '../../../contracts/approval.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { decisionBody } from '../../shared/decision-body.ts';
import { idParams } from '../../shared/query.ts';

export const approvalsApprove = defineRoute({
  method: 'POST',
  path: '/api/approvals/:id/approve',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Agree to what was asked for: it may be done once within a quarter of an hour',
  params: idParams,
  body: decisionBody,
  status: 200,
  response: approvalSchema,
  faults: [403, 404, 409],
  handle: ({ params, body, deps, request }) =>
    deps.approvals.decide(params.id, { state: 'approved', reason: body.reason }, callerOf(request)),
});
