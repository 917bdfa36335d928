import { z } from 'zod';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { policiesMax, refuse } from '../../shared/policy-body.ts';
import { policyViewSchema, policyViews } from '../../shared/policy-view.ts';

export const policiesOrder = defineRoute({
  method: 'POST',
  path: '/api/policies/order',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Put the stored gateway policies in order: the first that matches a model applies',
  body: z.strictObject({
    /** Every stored policy once; the built-in one stays behind them. */
    names: z.array(gatewayPolicySchema.shape.name).min(1).max(policiesMax),
  }),
  status: 200,
  response: z.object({ items: z.array(policyViewSchema), nextCursor: z.null() }),
  async handle({ body, deps, request }) {
    const stored = (await policyViews(deps)).filter((policy) => !policy.builtIn).map(({ name }) => name);
    const isSame = new Set(body.names).size === body.names.length && body.names.length === stored.length;
    if (!isSame || !stored.every((name) => body.names.includes(name)))
      refuse('names', `It must name each of ${stored.join(', ') || 'no policies'} once.`);
    await deps.store.settings.orderPolicies(body.names, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ by: callerOf(request).id }, 'order of gateway policies changed');
    return { items: await policyViews(deps), nextCursor: null };
  },
});
