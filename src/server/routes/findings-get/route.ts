import { findingSchema } from '../../../contracts/finding.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

export const findingsGet = defineRoute({
  method: 'GET',
  path: '/api/findings/:id',
  access: needs('read'),
  tag: 'findings',
  summary: 'One finding with its evidence',
  params: idParams,
  status: 200,
  response: findingSchema,
  faults: [404],
  handle: async ({ params, deps }) => found(await deps.store.findings.get(params.id), 'finding'),
});
