import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';

export const setupLink = defineRoute({
  method: 'POST',
  path: '/api/setup/link',
  access: needs('admin'),
  tag: 'identity',
  summary: 'Make a new one-time set-up link; null when there is an owner. The link before is void',
  status: 200,
  response: z.object({ token: z.string().nullable() }),
  async handle({ deps }) {
    return { token: (await deps.identity.issueSetupToken()) ?? null };
  },
});
