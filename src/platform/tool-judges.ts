import type { ApprovalAnswer, ApprovalDraft } from '../contracts/approval.ts';
import type { GatewayPolicy } from '../contracts/guard.ts';
import type { Principal } from '../contracts/identity.ts';
import {
  approvalDraft,
  approvalMessage,
  conversationKey,
  createToolPolicy,
  type ToolPolicy,
} from '../protect/agents/index.ts';
import type { ToolJudge } from '../protect/gateway/index.ts';

/** How long an approval that is asked for stays open. */
const APPROVAL_MS = 15 * 60_000;
const TOLD_CHARS_MAX = 1_024;

/** Asks people, and answers at once what they have said so far. */
export interface PromptApprovals {
  request(draft: ApprovalDraft): ApprovalAnswer;
}

/** The tool policies of the gateway's policies, each made once. */
export class ToolJudges {
  readonly #policies = new WeakMap<GatewayPolicy, ToolPolicy>();
  readonly #approvals: PromptApprovals;
  readonly #nowMs: () => number;

  constructor(nowMs: () => number, approvals: PromptApprovals) {
    this.#nowMs = nowMs;
    this.#approvals = approvals;
  }

  /** @throws Fault `tool_policy_invalid` */
  judgeFor(policy: GatewayPolicy, request: unknown, caller: Principal): ToolJudge | undefined {
    const { tools } = policy;
    if (tools === undefined) return undefined;
    const rules = this.#policies.get(policy) ?? createToolPolicy(tools.rules ?? {});
    this.#policies.set(policy, rules);
    const identity = { tokenId: caller.id, tokenName: caller.name, scopes: caller.scopes };
    let conversation: ReturnType<ToolPolicy['read']> | undefined;
    return (call) => {
      // Most answers call nothing: the conversation is read when one does.
      conversation ??= rules.read(request);
      const nowMs = this.#nowMs();
      const verdict = rules.decide(conversation, call, identity, nowMs);
      // Where nothing is stopped, nobody is asked either.
      if (verdict.decision !== 'ask' || tools.mode === 'observe') return verdict;
      const answer = this.#approvals.request(
        approvalDraft({
          kind: 'tool-call',
          call,
          verdict,
          requestedBy: caller,
          context: conversationKey(conversation),
          expiresMs: nowMs + APPROVAL_MS,
          evidence: { policy: policy.name },
        }),
      );
      const told = approvalMessage(answer, call.name);
      if (answer.state === 'approved') return { decision: 'allow', rule: 'approved', explanation: told };
      const rest = verdict.explanation.slice(0, TOLD_CHARS_MAX - told.length - 1);
      return { ...verdict, explanation: `${told} ${rest}`, told: approvalMessage(answer) };
    };
  }
}
