import { z } from 'zod';
import { gatewayPolicySchema, guardPolicySchema } from '../../../contracts/guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import type { AppDeps } from '../../ports.ts';
import { callerOf, found } from '../../shared/caller.ts';
import { policyViewSchema, policyViews } from '../../shared/policy-view.ts';

const policiesMax = 200;

const policyBody = z.strictObject({
  ...gatewayPolicySchema.shape,
  name: gatewayPolicySchema.shape.name.optional(),
  models: z.array(z.string().min(1).max(200)).min(1).max(100).default(['*']),
  guards: z.array(z.strictObject(guardPolicySchema.shape)).max(50),
  /** Place in the order; behind all others when left out. */
  position: z.number().int().min(0).max(policiesMax).optional(),
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
    requireKnownGuards(deps, rest.guards);
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

function requireKnownGuards(deps: AppDeps, guards: readonly { readonly guard: string }[]): void {
  const known = new Set(deps.guards.list().map((guard) => guard.name));
  const unknown = guards.findIndex((entry) => !known.has(entry.guard));
  if (unknown >= 0)
    refuse(`guards.${unknown}.guard`, `There is no such guard; there are ${[...known].join(', ')}.`);
}

function refuse(field: string, message: string): never {
  throw new Fault(serverFaults.invalidRequest, { field, message });
}
