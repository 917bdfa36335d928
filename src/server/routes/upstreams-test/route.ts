import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { nameParams } from '../../shared/query.ts';

export const upstreamsTest = defineRoute({
  method: 'POST',
  path: '/api/upstreams/:name/test',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Ask a model provider for its models, to see whether address and key work',
  params: nameParams,
  status: 200,
  response: z.object({ ok: z.boolean(), detail: z.string(), elapsedMs: z.number() }),
  faults: [404],
  async handle({ params, deps }) {
    const upstreams = await deps.store.settings.upstreams();
    found(
      upstreams.find((upstream) => upstream.name === params.name),
      'upstream',
    );
    return deps.gateway.test(params.name);
  },
});
