import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { segmentSchema } from '../../shared/segment-view.ts';

export const segmentsSeal = defineRoute({
  method: 'POST',
  path: '/api/segments/:day/seal',
  access: needs('admin'),
  tag: 'events',
  summary: 'Seal a day into Parquet now',
  params: z.strictObject({ day: z.iso.date() }),
  status: 200,
  response: segmentSchema,
  faults: [404],
  async handle({ params, deps, request }) {
    const segments = await deps.store.events.segments();
    found(
      segments.find((segment) => segment.day === params.day),
      'day',
    );
    deps.log.info({ day: params.day, by: callerOf(request).id }, 'sealing a day');
    return deps.store.events.seal(params.day);
  },
});
