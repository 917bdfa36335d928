import type { GatewayPolicy } from '../../contracts/guard.ts';
import { CANARY_GUARD } from './leakage/index.ts';

/** A policy with the guards that its other settings cannot do without: whoever plants markers must look for them. */
export function withImpliedGuards(policy: GatewayPolicy): GatewayPolicy {
  if (policy.canary !== true) return policy;
  const canaries = {
    guard: CANARY_GUARD,
    action: 'block',
    threshold: 0.5,
    directions: ['output' as const],
  } satisfies GatewayPolicy['guards'][number];
  return { ...policy, guards: [...policy.guards, canaries] };
}
