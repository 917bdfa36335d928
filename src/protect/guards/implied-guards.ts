import type { GatewayPolicy } from '../../contracts/guard.ts';
import { CANARY_GUARD } from './leakage/index.ts';
import { ANSWER_SCHEMA_GUARD } from './schema/index.ts';

/** A policy with the guards that its other settings cannot do without: whoever plants markers must look for them. */
export function withImpliedGuards(policy: GatewayPolicy): GatewayPolicy {
  const implied: GatewayPolicy['guards'] = [];
  const add = (guard: string) =>
    implied.push({ guard, action: 'block', threshold: 0.5, directions: ['output'] });
  if (policy.canary === true) add(CANARY_GUARD);
  const holdsToSchema = policy.guards.some(({ guard }) => guard === ANSWER_SCHEMA_GUARD);
  if (policy.answerSchema !== undefined && !holdsToSchema) add(ANSWER_SCHEMA_GUARD);
  return implied.length === 0 ? policy : { ...policy, guards: [...policy.guards, ...implied] };
}
