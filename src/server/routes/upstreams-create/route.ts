import { z } from 'zod';
import { upstreamSchema } from '../../../contracts/upstream.ts';
import { Fault } from '../../../kernel/fault.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { callerOf } from '../../shared/caller.ts';
import { upstreamView, upstreamViewSchema } from '../../shared/upstream-view.ts';

const upstreamsMax = 100;

export const upstreamsCreate = defineRoute({
  method: 'POST',
  path: '/api/upstreams',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Add a model provider, or replace the one of the same name',
  body: z.strictObject({
    ...upstreamSchema.shape,
    models: z.array(z.string().min(1).max(200)).min(1).max(200).default(['*']),
  }),
  status: 201,
  response: upstreamViewSchema,
  async handle({ body, deps, request }) {
    const known = await deps.store.settings.upstreams();
    if (known.length >= upstreamsMax && !known.some((upstream) => upstream.name === body.name)) {
      throw new Fault(serverFaults.conflict, {
        field: 'name',
        message: `There are ${upstreamsMax} upstreams already.`,
      });
    }
    await deps.store.settings.putUpstream(body, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ upstream: body.name, by: callerOf(request).id }, 'upstream changed');
    return upstreamView(deps, body);
  },
});
