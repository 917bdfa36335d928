import type { GatewayPolicy, GuardAction } from '../contracts/guard.ts';

/** What a softened policy was made of; what the gateway is given is the softened one. */
const originals = new WeakMap<GatewayPolicy, GatewayPolicy>();

const softer = (action: GuardAction): GuardAction => (action === 'allow' ? 'allow' : 'flag');

/**
 * A policy in shadow mode: everything is inspected and noted, nothing is stopped or changed. The gateway runs the
 * softened policy like any other, so that shadow mode costs nothing where it is off.
 */
export function softened(policy: GatewayPolicy): GatewayPolicy {
  if (policy.shadow !== true) return policy;
  const soft: GatewayPolicy = {
    ...policy,
    guards: policy.guards.map((guard) => ({ ...guard, action: softer(guard.action) })),
    ...(policy.tools === undefined ? {} : { tools: { ...policy.tools, mode: 'observe' } }),
    ...(policy.abuse === undefined ? {} : { abuse: { ...policy.abuse, mode: 'observe' } }),
    // A marker would change the request, and an answer that gives it away would be stopped.
    ...(policy.canary === undefined ? {} : { canary: false }),
    onGuardError: 'allow',
    onTokenArrays: 'allow',
  };
  originals.set(soft, policy);
  return soft;
}

/** The policy that a softened one stands for; undefined for one that is in force as it is. */
export function originalOf(policy: GatewayPolicy): GatewayPolicy | undefined {
  return originals.get(policy);
}
