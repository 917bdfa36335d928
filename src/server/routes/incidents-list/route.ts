import { z } from 'zod';
import { wingSchema } from '../../../contracts/finding.ts';
import { incidentSchema, incidentStatusSchema } from '../../../contracts/incident.ts';
import { severitySchema } from '../../../contracts/severity.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import {
  defined,
  entityParameter,
  nameParameter,
  pageOf,
  pageQuery,
  repeatable,
  textParameter,
} from '../../shared/query.ts';
import { rangeQuery, resolveOpenRange } from '../../shared/time-range.ts';

export const incidentsList = defineRoute({
  method: 'GET',
  path: '/api/incidents',
  access: needs('read'),
  tag: 'incidents',
  summary: 'Incidents, seen last first',
  query: z.strictObject({
    ...pageQuery,
    ...rangeQuery,
    status: repeatable(incidentStatusSchema).optional(),
    severity: repeatable(severitySchema).optional(),
    wing: wingSchema.optional(),
    assignee: nameParameter.optional().describe('Account id, or `none`'),
    q: textParameter.optional(),
    entity: entityParameter.optional(),
  }),
  status: 200,
  response: pageOf(incidentSchema),
  async handle({ query, deps }) {
    const { limit, cursor, from, to, status, severity, assignee, q, wing, entity } = query;
    return deps.store.incidents.list({
      limit,
      ...resolveOpenRange({ from, to }, deps.clock.nowMs()),
      ...defined({
        cursor,
        wing,
        entity,
        statuses: status,
        severities: severity,
        assigneeId: assignee,
        text: q,
      }),
    });
  },
});
