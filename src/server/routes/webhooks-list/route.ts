import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { webhookView, webhookViewSchema } from '../../shared/webhook-view.ts';

export const webhooksList = defineRoute({
  method: 'GET',
  path: '/api/webhooks',
  access: needs('admin'),
  tag: 'operations',
  summary: 'Webhooks that incidents are delivered to',
  status: 200,
  response: z.object({ items: z.array(webhookViewSchema), nextCursor: z.null() }),
  handle: async ({ deps }) => ({
    items: (await deps.store.outbox.webhooks()).map(webhookView),
    nextCursor: null,
  }),
});
