import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { policyViewSchema, policyViews } from '../../shared/policy-view.ts';

export const policiesList = defineRoute({
  method: 'GET',
  path: '/api/policies',
  access: needs('read'),
  tag: 'protect',
  summary: 'Gateway policies in the order in which they are tried, the built-in one last',
  status: 200,
  response: z.object({ items: z.array(policyViewSchema), nextCursor: z.null() }),
  handle: async ({ deps }) => ({ items: await policyViews(deps), nextCursor: null }),
});
