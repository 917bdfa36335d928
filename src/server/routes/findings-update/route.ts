import { z } from 'zod';
import { findingSchema, findingStatusSchema } from '../../../contracts/finding.ts';
import { needsOrAccount } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const findingsUpdate = defineRoute({
  method: 'PATCH',
  path: '/api/findings/:id',
  access: needsOrAccount('admin'),
  tag: 'findings',
  summary: 'Judge a finding',
  params: idParams,
  body: z.strictObject({ status: findingStatusSchema }),
  status: 200,
  response: findingSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const actorId = callerOf(request).id;
    return found(await deps.store.findings.setStatus(params.id, body.status, actorId), 'finding');
  },
});
