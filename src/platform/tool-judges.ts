import type { GatewayPolicy } from '../contracts/guard.ts';
import type { Principal } from '../contracts/identity.ts';
import {
  approvalMessage,
  createPendingApprovals,
  createToolPolicy,
  type ToolPolicy,
} from '../protect/agents/index.ts';
import type { ToolJudge } from '../protect/gateway/index.ts';

/** How long an approval that is asked for stays open. */
const APPROVAL_MS = 15 * 60_000;

/** The tool policies of the gateway's policies, each made once. */
export class ToolJudges {
  readonly #policies = new WeakMap<GatewayPolicy, ToolPolicy>();
  readonly #approvals = createPendingApprovals();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** @throws Fault `tool_policy_invalid` */
  judgeFor(policy: GatewayPolicy, request: unknown, caller: Principal): ToolJudge | undefined {
    if (policy.tools === undefined) return undefined;
    const tools = this.#policies.get(policy) ?? createToolPolicy(policy.tools.rules ?? {});
    this.#policies.set(policy, tools);
    const identity = { tokenId: caller.id, tokenName: caller.name, scopes: caller.scopes };
    let conversation: ReturnType<ToolPolicy['read']> | undefined;
    return (call) => {
      // Most answers call nothing: the conversation is read when one does.
      conversation ??= tools.read(request);
      const nowMs = this.#nowMs();
      const verdict = tools.decide(conversation, call, identity, nowMs);
      if (verdict.decision !== 'ask') return verdict;
      const answer = this.#approvals.request({ call, verdict, identity, expiresMs: nowMs + APPROVAL_MS });
      // An approval that comes later is found when the caller asks again with the same call.
      if (answer instanceof Promise) return verdict;
      if (answer.state === 'approved') return { ...verdict, decision: 'allow' };
      const told = `${verdict.explanation} ${approvalMessage(answer, call.name)}`;
      return { ...verdict, explanation: told.slice(0, 1_024) };
    };
  }
}
