import { z } from 'zod';
import { incidentEntrySchema } from '../../../contracts/incident.ts';
import { needsOrAccount } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { incidentParams } from '../../shared/incident-params.ts';

export const incidentsComment = defineRoute({
  method: 'POST',
  path: '/api/incidents/:id/comments',
  access: needsOrAccount('admin'),
  tag: 'incidents',
  summary: 'Write a comment into an incident',
  params: incidentParams,
  body: z.strictObject({ text: z.string().trim().min(1).max(10_000) }),
  status: 201,
  response: incidentEntrySchema,
  faults: [404],
  async handle({ params, body, deps, request }) {
    const incident = found(await deps.store.incidents.get(params.id), 'incident');
    const { id, name } = callerOf(request);
    const entry = await deps.store.incidents.comment(
      incident.id,
      body.text,
      { id, name },
      deps.clock.nowMs(),
    );
    return found(entry, 'incident');
  },
});
