import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { upstreamView, upstreamViewSchema } from '../../shared/upstream-view.ts';

export const upstreamsList = defineRoute({
  method: 'GET',
  path: '/api/upstreams',
  access: needs('read'),
  tag: 'gateway',
  summary: 'Model providers, in the order in which they are tried',
  status: 200,
  response: z.object({ items: z.array(upstreamViewSchema), nextCursor: z.null() }),
  async handle({ deps }) {
    const upstreams = await deps.store.settings.upstreams();
    return { items: upstreams.map((upstream) => upstreamView(deps, upstream)), nextCursor: null };
  },
});
