import { z } from 'zod';
import { findingSchema } from '../../../contracts/finding.ts';
import { incidentEntrySchema, incidentSchema } from '../../../contracts/incident.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { incidentParams } from '../../shared/incident-params.ts';

export const incidentsGet = defineRoute({
  method: 'GET',
  path: '/api/incidents/:id',
  access: needs('read'),
  tag: 'incidents',
  summary: 'One incident with its story and its newest findings (up to 500); by id or number',
  params: incidentParams,
  status: 200,
  response: z.object({
    incident: incidentSchema,
    entries: z.array(incidentEntrySchema),
    findings: z.array(findingSchema),
    related: z.object({}),
  }),
  faults: [404],
  async handle({ params, deps }) {
    const incident = found(await deps.store.incidents.get(params.id), 'incident');
    const [entries, findings] = await Promise.all([
      deps.store.incidents.entries(incident.id),
      deps.store.findings.list({ incidentId: incident.id, limit: 500 }),
    ]);
    return { incident, entries, findings: findings.items, related: {} };
  },
});
