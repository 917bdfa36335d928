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
  /** When it replaced one. */
  otherStatus: 200,
  response: upstreamViewSchema.extend({ replaced: z.boolean() }),
  async handle({ body, deps, request, reply }) {
    const known = await deps.store.settings.upstreams();
    const replaced = known.some((upstream) => upstream.name === body.name);
    if (known.length >= upstreamsMax && !replaced) {
      throw new Fault(serverFaults.conflict, {
        field: 'name',
        message: `There are ${upstreamsMax} upstreams already.`,
      });
    }
    await deps.store.settings.putUpstream(body, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ upstream: body.name, by: callerOf(request).id, replaced }, 'upstream changed');
    if (replaced) reply.code(200);
    return { ...upstreamView(deps, body), replaced };
  },
});
