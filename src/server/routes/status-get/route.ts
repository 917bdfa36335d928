import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';

const count = z.number().int();

export const statusGet = defineRoute({
  method: 'GET',
  path: '/api/status',
  access: needs('read'),
  tag: 'operations',
  summary: 'Figures of the installation at a glance',
  status: 200,
  response: z.object({
    version: z.string(),
    events: z.object({ accepted: count, processed: count, deadLettered: count, pending: count }),
    openIncidents: z.record(z.string(), count),
    rules: z.object({ state: z.enum(['loaded', 'failed']), loaded: count, problems: count }),
    days: z.object({ open: count, sealed: count }),
  }),
  async handle({ deps }) {
    const { store, pipeline, detection, config } = deps;
    // Rules that cannot be loaded are a figure of their own, and no reason to keep the others back.
    const rulesState = await detection.loaded().then(
      () => 'loaded' as const,
      () => 'failed' as const,
    );
    const { processed, deadLettered } = pipeline.totals();
    const [accepted, incidents, segments] = await Promise.all([
      store.journal.acceptedTotal(),
      store.incidents.openBySeverity(),
      store.events.segments(),
    ]);
    const open = segments.filter(({ state }) => state === 'open').length;
    return {
      version: config.version,
      events: {
        accepted,
        processed,
        deadLettered,
        pending: Math.max(0, accepted - processed - deadLettered),
      },
      openIncidents: Object.fromEntries(incidents.map(({ severity, count }) => [severity, count])),
      rules: { state: rulesState, loaded: detection.rules().length, problems: detection.problems().length },
      days: { open, sealed: segments.length - open },
    };
  },
});
