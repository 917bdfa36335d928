import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';

export const pricesDelete = defineRoute({
  method: 'DELETE',
  path: '/api/prices',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Remove a price',
  query: z.strictObject({
    model: z.string().min(1).max(200),
    fromMs: z.coerce.number().int().min(0).default(0),
  }),
  status: 204,
  faults: [404],
  async handle({ query, deps, request }) {
    found((await deps.store.budgets.removePrice(query.model, query.fromMs)) || undefined, 'price');
    await deps.gateway.reload();
    deps.log.info({ model: query.model, by: callerOf(request).id }, 'price removed');
  },
});
