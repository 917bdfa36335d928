import { z } from 'zod';
import { defineRoute } from '../../core/define-route.ts';
import { healthOf, partHealthSchema } from '../../shared/health.ts';

export const healthReady = defineRoute({
  method: 'GET',
  path: '/readyz',
  access: 'public',
  tag: 'operations',
  summary: 'Whether every part works; 503 with the same body when one failed or has not started yet',
  status: 200,
  response: z.object({ ready: z.boolean(), parts: z.array(partHealthSchema) }),
  faults: [503],
  async handle({ deps, reply }) {
    const parts = await healthOf(deps);
    const isReady = parts.every(({ state }) => state === 'ok' || state === 'degraded');
    if (isReady) return { ready: true, parts };
    reply
      .code(503)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ ready: false, parts }));
    return undefined;
  },
});
