import type { GatewayPolicy, Guard, GuardAction, GuardCall, GuardReason } from '../../contracts/guard.ts';
import type { ToolCall } from '../../contracts/tool-call.ts';
import { stricter } from './actions.ts';
import { actionOf, failureReason } from './verdict-rules.ts';

/** What the guards of a chain say about one tool call. */
export interface CallVerdict {
  readonly action: GuardAction;
  readonly reasons: readonly GuardReason[];
}

interface Task {
  readonly guards: ReadonlyMap<string, Guard>;
  readonly policy: GatewayPolicy;
  readonly now: () => number;
  /** The request that the call answers. */
  readonly answered: GuardCall | undefined;
}

/** Shows a tool call to the guards that judge calls; as everywhere, one that throws or runs late is no pass. */
export function inspectCall(task: Task, call: ToolCall, path: string): CallVerdict {
  const { guards, policy, now, answered } = task;
  const deadlineMs = now() + policy.guardTimeoutMs;
  const reasons: GuardReason[] = [];
  let action: GuardAction = 'allow';
  const fail = (guard: string, why: string): void => {
    reasons.push(failureReason(guard, why, policy.onGuardError));
    action = stricter(action, policy.onGuardError);
  };
  for (const entry of policy.guards) {
    const guard = guards.get(entry.guard);
    if (entry.action === 'allow' || !entry.directions.includes('output') || !guard?.inspectCall) continue;
    const context = { threshold: entry.threshold, deadlineMs, ...(answered && { call: answered }) };
    try {
      const found = guard.inspectCall(call, path, context).filter(({ score }) => score >= entry.threshold);
      reasons.push(...found);
      if (found.length > 0) action = stricter(action, actionOf(entry, found));
    } catch (error) {
      fail(entry.guard, `it threw ${error instanceof Error ? error.name : 'a value that is no error'}`);
    }
    if (now() > deadlineMs) fail(entry.guard, 'it ran late');
  }
  return { action, reasons };
}
