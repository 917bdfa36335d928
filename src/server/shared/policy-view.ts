import { z } from 'zod';
import { gatewayPolicySchema } from '../../contracts/guard.ts';
import type { AppDeps } from '../ports.ts';

export const policyViewSchema = gatewayPolicySchema.extend({ position: z.number().int() });

/** Policies in the order in which they are tried. */
export async function policyViews(deps: AppDeps): Promise<z.infer<typeof policyViewSchema>[]> {
  const policies = await deps.store.settings.policies();
  return policies.map((policy, position) => ({ ...policy, position }));
}
