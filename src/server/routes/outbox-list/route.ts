import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { defined, pageOf, pageQuery } from '../../shared/query.ts';

const states = ['pending', 'delivered', 'failed'] as const;

export const outboxList = defineRoute({
  method: 'GET',
  path: '/api/outbox',
  access: needs('admin'),
  tag: 'operations',
  summary: 'Deliveries to webhooks',
  query: z.strictObject({ ...pageQuery, state: z.enum(states).optional() }),
  status: 200,
  response: pageOf(
    z.object({
      id: z.string(),
      webhookId: z.string(),
      topic: z.string(),
      attempts: z.number().int(),
      nextAttemptMs: z.number(),
      state: z.enum(states),
      lastError: z.string().nullable(),
      createdMs: z.number(),
    }),
  ),
  async handle({ query, deps }) {
    const { limit, ...filter } = query;
    const page = await deps.store.outbox.list({ limit, ...defined(filter) });
    return { items: page.items.map(({ payload: _payload, ...item }) => item), nextCursor: page.nextCursor };
  },
});
