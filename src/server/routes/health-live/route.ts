import { z } from 'zod';
import { defineRoute } from '../../core/define-route.ts';

export const healthLive = defineRoute({
  method: 'GET',
  path: '/healthz',
  access: 'public',
  tag: 'operations',
  summary: 'Whether the process answers',
  status: 200,
  response: z.object({ status: z.literal('ok'), version: z.string() }),
  handle: ({ deps }) => ({ status: 'ok', version: deps.config.version }),
});
