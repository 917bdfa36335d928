import { z } from 'zod';
import { defineRoute } from '../../core/define-route.ts';

export const setupStatus = defineRoute({
  method: 'GET',
  path: '/api/setup',
  access: 'public',
  tag: 'identity',
  summary: 'Whether the owner account is still to be created',
  status: 200,
  response: z.object({ needed: z.boolean() }),
  handle: async ({ deps }) => ({ needed: await deps.identity.setupNeeded() }),
});
