import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { guardViewSchema, guardViews } from '../../shared/guard-views.ts';

export const guardsList = defineRoute({
  method: 'GET',
  path: '/api/guards',
  access: needs('read'),
  tag: 'protect',
  summary: 'Guards, whether they are on, and how they did in their self-test',
  status: 200,
  response: z.object({ items: z.array(guardViewSchema), nextCursor: z.null() }),
  handle: async ({ deps }) => ({ items: await guardViews(deps), nextCursor: null }),
});
