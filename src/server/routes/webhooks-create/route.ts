import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { callerOf } from '../../shared/caller.ts';
import { webhookView, webhookViewSchema } from '../../shared/webhook-view.ts';

const webhooksMax = 50;

export const webhooksCreate = defineRoute({
  method: 'POST',
  path: '/api/webhooks',
  access: needs('admin'),
  tag: 'operations',
  summary: 'Add a webhook; its signing secret is shown in this answer alone',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    /** Signs deliveries; made for you when left out. */
    secret: z.string().min(16).max(256).optional(),
    enabled: z.boolean().default(true),
  }),
  status: 201,
  response: z.object({ webhook: webhookViewSchema, secret: z.string() }),
  faults: [409],
  async handle({ body, deps, request }) {
    if ((await deps.store.outbox.webhooks()).length >= webhooksMax) {
      throw new Fault(serverFaults.conflict, { message: `There are ${webhooksMax} webhooks already.` });
    }
    const createdMs = deps.clock.nowMs();
    const secret = body.secret ?? randomBytes(32).toString('base64url');
    const webhook = { ...body, id: newId('whk', createdMs), secret, createdMs };
    await deps.store.outbox.putWebhook(webhook);
    deps.log.info({ webhook: webhook.id, by: callerOf(request).id }, 'webhook added');
    return { webhook: webhookView(webhook), secret };
  },
});
