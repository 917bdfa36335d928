import type { AsyncGuard } from '../contracts/custom-guard.ts';
import type { GatewayPolicy, GuardCall, GuardContent } from '../contracts/guard.ts';
import {
  type ChainVerdict,
  createChain,
  redactSegments,
  settleGuards,
  stricter,
} from '../protect/guards/index.ts';

/** A policy in two: what is judged at once, and what needs time of its own. */
export interface SplitPolicy {
  readonly quick: GatewayPolicy;
  /** Undefined when the policy names no guard that takes time. */
  readonly late: GatewayPolicy | undefined;
}

export function splitPolicy(policy: GatewayPolicy, late: readonly AsyncGuard[]): SplitPolicy {
  const names = new Set(late.map(({ name }) => name));
  const isLate = ({ guard, action }: GatewayPolicy['guards'][number]) =>
    names.has(guard) && action !== 'allow';
  const slow = policy.guards.filter(isLate);
  if (slow.length === 0) return { quick: policy, late: undefined };
  const quick = policy.guards.filter((entry) => !isLate(entry));
  return { quick: { ...policy, guards: quick }, late: { ...policy, guards: slow } };
}

/** Asks the guards that take time; a failure of one is the chain's to judge, as of any other guard. */
export async function inspectLate(
  guards: readonly AsyncGuard[],
  policy: GatewayPolicy,
  content: GuardContent,
  call: GuardCall | undefined,
): Promise<ChainVerdict> {
  const settled = await settleGuards(guards, policy, content);
  const asked = new Set(settled.map(({ name }) => name));
  const entries = policy.guards.filter(({ guard }) => asked.has(guard));
  return createChain(settled, { ...policy, guards: entries }).inspect(content, undefined, { call });
}

/** Two verdicts on one content as one. */
export function joinVerdicts(a: ChainVerdict, b: ChainVerdict, content: GuardContent): ChainVerdict {
  const action = stricter(a.action, b.action);
  const redactedReasons = [...a.redactedReasons, ...b.redactedReasons];
  const joined = {
    action,
    score: Math.max(a.score, b.score),
    results: [...a.results, ...b.results],
    reasons: [...a.reasons, ...b.reasons],
    redactedReasons,
  };
  return action === 'redact'
    ? { ...joined, redacted: redactSegments(content.segments, redactedReasons) }
    : joined;
}
