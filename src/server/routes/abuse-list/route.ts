import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { abuseView, abuseViewSchema } from '../../shared/abuse-view.ts';
import { pageQuery } from '../../shared/query.ts';

export const abuseList = defineRoute({
  method: 'GET',
  path: '/api/abuse',
  access: needs('read'),
  tag: 'protect',
  summary: 'Whom the watch for abuse follows, strongest evidence first, with the alarms that stand',
  query: z.strictObject({ limit: pageQuery.limit }),
  status: 200,
  response: z.object({
    items: z.array(abuseViewSchema),
    nextCursor: z.null(),
    /** How many the watch had to forget because it followed as many as it may. */
    evicted: z.number().int(),
  }),
  handle: async ({ query, deps }) => {
    const { items, evicted } = deps.abuse.list(query.limit);
    return { items: items.map(abuseView), nextCursor: null, evicted };
  },
});
