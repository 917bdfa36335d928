import { z } from 'zod';
import { incidentSchema, incidentStatusSchema } from '../../../contracts/incident.ts';
import { severitySchema } from '../../../contracts/severity.ts';
import { Fault } from '../../../kernel/fault.ts';
import { needsOrAccount } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { incidentParams } from '../../shared/incident-params.ts';
import { defined } from '../../shared/query.ts';

const changeSchema = z
  .strictObject({
    status: incidentStatusSchema.optional(),
    severity: severitySchema.optional(),
    assigneeId: z.string().min(1).max(128).nullable().optional(),
    title: z.string().trim().min(1).max(200).optional(),
    resolution: incidentSchema.shape.resolution.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'name at least one attribute to change');

export const incidentsUpdate = defineRoute({
  method: 'PATCH',
  path: '/api/incidents/:id',
  access: needsOrAccount('admin'),
  tag: 'incidents',
  summary: 'Change an incident; each change becomes an entry of its story',
  params: incidentParams,
  body: changeSchema,
  status: 200,
  response: incidentSchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const { assigneeId } = body;
    if (typeof assigneeId === 'string' && !(await deps.store.identities.account(assigneeId))) {
      throw new Fault(serverFaults.invalidRequest, {
        field: 'assigneeId',
        message: 'There is no such account.',
      });
    }
    const incident = found(await deps.store.incidents.get(params.id), 'incident');
    const { id, name } = callerOf(request);
    const nowMs = deps.clock.nowMs();
    return found(
      await deps.store.incidents.change(incident.id, defined(body), { id, name }, nowMs),
      'incident',
    );
  },
});
