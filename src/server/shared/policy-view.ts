import { z } from 'zod';
import { gatewayPolicySchema } from '../../contracts/guard.ts';
import type { AppDeps } from '../ports.ts';

export const policyViewSchema = gatewayPolicySchema.extend({
  position: z.number().int(),
  /** True for the policy that comes with Bartizan; storing one of its name takes its place. */
  builtIn: z.boolean(),
});
export type PolicyView = z.infer<typeof policyViewSchema>;

/** Policies in the order in which they are tried: the stored ones, and the built-in one behind them. */
export async function policyViews(deps: AppDeps): Promise<PolicyView[]> {
  const stored = await deps.store.settings.policies();
  const views = stored.map((policy, position) => ({ ...policy, position, builtIn: false }));
  const { builtInPolicy } = deps.guards;
  if (stored.some(({ name }) => name === builtInPolicy.name)) return views;
  return [...views, { ...builtInPolicy, position: views.length, builtIn: true }];
}
