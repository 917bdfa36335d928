import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { policyViewSchema, policyViews } from '../../shared/policy-view.ts';
import { nameParams } from '../../shared/query.ts';

export const policiesGet = defineRoute({
  method: 'GET',
  path: '/api/policies/:name',
  access: needs('read'),
  tag: 'protect',
  summary: 'One gateway policy',
  params: nameParams,
  status: 200,
  response: policyViewSchema,
  faults: [404],
  async handle({ params, deps }) {
    const policies = await policyViews(deps);
    return found(
      policies.find((policy) => policy.name === params.name),
      'policy',
    );
  },
});
