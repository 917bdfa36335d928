import type { AsyncGuard } from '../../../contracts/custom-guard.ts';
import type { GatewayPolicy, Guard, GuardContent, GuardResult } from '../../../contracts/guard.ts';

/**
 * Runs the guards that need time of their own, side by side and within the policy's time, and answers each as a guard
 * for `createChain` that gives the answer it has, or throws when there is none. Thresholds, actions, redaction and
 * failing closed are then the chain's, the same for all kinds of guards.
 */
export async function settleGuards(
  guards: readonly AsyncGuard[],
  policy: GatewayPolicy,
  content: GuardContent,
): Promise<Guard[]> {
  const asked = guards.filter((guard) => isAsked(guard, policy, content));
  const signal = AbortSignal.timeout(policy.guardTimeoutMs);
  const deadlineMs = performance.now() + policy.guardTimeoutMs;
  return await Promise.all(
    asked.map(async (guard) => {
      const threshold = thresholdOf(guard, policy, content);
      try {
        const result = await withinTime(guard.inspect(content, { threshold, deadlineMs }, signal), signal);
        return settled(guard, () => result);
      } catch (error) {
        return settled(guard, () => {
          throw error;
        });
      }
    }),
  );
}

function isAsked(guard: AsyncGuard, policy: GatewayPolicy, { direction }: GuardContent): boolean {
  return (
    guard.directions.includes(direction) &&
    policy.guards.some(
      (entry) =>
        entry.guard === guard.name && entry.action !== 'allow' && entry.directions.includes(direction),
    )
  );
}

function thresholdOf(guard: AsyncGuard, policy: GatewayPolicy, { direction }: GuardContent): number {
  const entries = policy.guards.filter(
    (entry) => entry.guard === guard.name && entry.directions.includes(direction),
  );
  return Math.min(...entries.map(({ threshold }) => threshold));
}

/** A guard may ignore the signal; its caller does not wait for it. */
function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error('it ran late'));
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function settled({ name, version, directions }: AsyncGuard, inspect: () => GuardResult): Guard {
  return { name, version, directions, holdBackMax: 0, probes: { bad: [], good: [] }, inspect };
}
