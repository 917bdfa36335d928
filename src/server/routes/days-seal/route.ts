import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';

export const daysSeal = defineRoute({
  method: 'POST',
  path: '/api/seal',
  access: needs('admin'),
  tag: 'operations',
  summary: 'Seal every open day that is over into Parquet; with `today`, the running one as well',
  body: z.strictObject({ today: z.boolean().default(false) }).prefault({}),
  status: 200,
  response: z.object({
    sealed: z.array(z.object({ day: z.string(), events: z.number().int(), bytes: z.number().int() })),
  }),
  async handle({ body, deps }) {
    const today = new Date(deps.clock.nowMs()).toISOString().slice(0, 10);
    const sealed = [];
    for (const { day, state } of await deps.store.events.segments()) {
      if (state === 'sealed' || (day >= today && !body.today)) continue;
      const { events, bytes } = await deps.store.events.seal(day);
      sealed.push({ day, events, bytes });
    }
    return { sealed };
  },
});
