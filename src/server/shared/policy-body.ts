import { z } from 'zod';
import { type GatewayPolicy, gatewayPolicySchema, guardPolicySchema } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import { createToolPolicy } from '../../protect/agents/index.ts';
import { serverFaults } from '../errors.ts';
import type { AppDeps } from '../ports.ts';

export const policiesMax = 200;

/** A policy as it is sent: nothing that the gateway would not understand. */
export const policyFields = {
  ...gatewayPolicySchema.shape,
  models: z.array(z.string().min(1).max(200)).min(1).max(100).default(['*']),
  guards: z.array(z.strictObject(guardPolicySchema.shape)).max(50),
};

export const positionField = z.number().int().min(0).max(policiesMax);

/**
 * What a schema cannot know of a policy.
 *
 * @throws Fault `invalid_request` with the field
 */
export function requireSound(deps: AppDeps, policy: Pick<GatewayPolicy, 'guards' | 'tools'>): void {
  const known = new Set(deps.guards.list().map((guard) => guard.name));
  const unknown = policy.guards.findIndex((entry) => !known.has(entry.guard));
  if (unknown >= 0)
    refuse(`guards.${unknown}.guard`, `There is no such guard; there are ${[...known].join(', ')}.`);
  if (policy.tools?.rules === undefined) return;
  try {
    createToolPolicy(policy.tools.rules);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    refuse('tools.rules', error.message);
  }
}

export function refuse(field: string, message: string): never {
  throw new Fault(serverFaults.invalidRequest, { field, message });
}
