import { z } from 'zod';
import { findingSchema, findingStatusSchema, wingSchema } from '../../../contracts/finding.ts';
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
} from '../../shared/query.ts';
import { rangeQuery, resolveOpenRange } from '../../shared/time-range.ts';

export const findingsList = defineRoute({
  method: 'GET',
  path: '/api/findings',
  access: needs('read'),
  tag: 'findings',
  summary: 'Findings, seen last first',
  query: z.strictObject({
    ...pageQuery,
    ...rangeQuery,
    severity: repeatable(severitySchema).optional(),
    wing: wingSchema.optional(),
    detector: nameParameter.optional(),
    rule: nameParameter.optional(),
    status: findingStatusSchema.optional(),
    incident: nameParameter.optional(),
    entity: entityParameter.optional(),
  }),
  status: 200,
  response: pageOf(findingSchema),
  async handle({ query, deps }) {
    const { limit, cursor, from, to, severity, rule, incident, ...same } = query;
    return deps.store.findings.list({
      limit,
      ...resolveOpenRange({ from, to }, deps.clock.nowMs()),
      ...defined({ cursor, ...same, severities: severity, ruleId: rule, incidentId: incident }),
    });
  },
});
