import { z } from 'zod';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { policiesMax, policyFields, positionField, refuse, requireSound } from '../../shared/policy-body.ts';
import { policyViewSchema, policyViews } from '../../shared/policy-view.ts';

const policyBody = z.strictObject({
  ...policyFields,
  name: gatewayPolicySchema.shape.name.optional(),
  /** Place in the order; behind all others when left out. */
  position: positionField.optional(),
});

export const policiesPut = defineRoute({
  method: 'PUT',
  path: '/api/policies/:name',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Add or replace a gateway policy; it holds from the next call',
  params: z.strictObject({ name: gatewayPolicySchema.shape.name }),
  body: policyBody,
  status: 200,
  response: policyViewSchema,
  async handle({ params, body, deps, request }) {
    const { position, ...rest } = body;
    if (rest.name !== undefined && rest.name !== params.name)
      refuse('name', 'It differs from the name in the address.');
    requireSound(deps, rest);
    const policies = await policyViews(deps);
    const current = policies.find((policy) => policy.name === params.name);
    const stored = policies.filter((policy) => !policy.builtIn);
    if (!current && stored.length >= policiesMax)
      refuse('name', `There are ${policiesMax} policies already.`);
    const place = position ?? current?.position ?? stored.length;
    await deps.store.settings.putPolicy({ ...rest, name: params.name }, place, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ policy: params.name, by: callerOf(request).id }, 'gateway policy changed');
    return found(
      (await policyViews(deps)).find((policy) => policy.name === params.name),
      'policy',
    );
  },
});
