import { z } from 'zod';
import { approvalSchema, approvalStateSchema } from '../../../contracts/approval.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { defined, nameParameter, pageOf, pageQuery } from '../../shared/query.ts';

export const approvalsList = defineRoute({
  method: 'GET',
  path: '/api/approvals',
  access: needs('admin'),
  tag: 'protect',
  summary: 'What somebody was asked to agree to, newest first',
  query: z.strictObject({
    ...pageQuery,
    state: approvalStateSchema.optional(),
    kind: nameParameter.optional(),
  }),
  status: 200,
  response: pageOf(approvalSchema),
  handle: ({ query: { limit, ...rest }, deps }) =>
    deps.store.approvals.list({ limit, nowMs: deps.clock.nowMs(), ...defined(rest) }),
});
