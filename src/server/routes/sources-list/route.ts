import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';

export const sourcesList = defineRoute({
  method: 'GET',
  path: '/api/sources',
  access: needs('read'),
  tag: 'events',
  summary: 'Sources of events with their counts',
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        source: z.string(),
        events: z.number().int(),
        deadLetters: z.number().int(),
        lastSeenMs: z.number().nullable(),
      }),
    ),
    nextCursor: z.null(),
  }),
  handle: async ({ deps }) => ({ items: await deps.store.eventCounts.sources(), nextCursor: null }),
});
