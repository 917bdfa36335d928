import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { segmentSchema } from '../../shared/segment-view.ts';

export const segmentsList = defineRoute({
  method: 'GET',
  path: '/api/segments',
  access: needs('read'),
  tag: 'events',
  summary: 'Days of the event log, open or sealed',
  status: 200,
  response: z.object({ items: z.array(segmentSchema), nextCursor: z.null() }),
  handle: async ({ deps }) => ({ items: await deps.store.events.segments(), nextCursor: null }),
});
