import { createHash } from 'node:crypto';
import type { ApprovalDraft, ApprovalParty } from '../../contracts/approval.ts';
import type { ToolCall, ToolVerdict } from '../../contracts/tool-call.ts';
import type { Conversation } from './conversation.ts';

export interface AskedCall {
  readonly kind: 'tool-call' | 'mcp-call';
  readonly call: ToolCall;
  readonly verdict: ToolVerdict;
  readonly requestedBy: ApprovalParty;
  readonly context: string;
  readonly expiresMs: number;
  /** What else helps to decide. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** What somebody is to decide on when the policy says `ask`: the whole call, and why it was not simply let through. */
export function approvalDraft(asked: AskedCall): ApprovalDraft {
  const { kind, call, verdict, requestedBy, context, expiresMs, evidence } = asked;
  return {
    kind,
    subject: call.name,
    content: { tool: call.name, arguments: call.arguments ?? null },
    context,
    reason: verdict.explanation,
    evidence: {
      rule: verdict.rule,
      classes: verdict.classes,
      origins: verdict.arguments,
      ...evidence,
    },
    requestedBy,
    expiresMs,
  };
}

/** Tells conversations apart by how they began: all that a caller who keeps no session sends each time. */
export function conversationKey({ turns }: Conversation): string {
  const hash = createHash('sha256');
  for (const turn of turns) {
    if (turn.kind !== 'text') break;
    hash.update(`${turn.provenance}\u0000${turn.text}\u0000`);
    if (turn.provenance === 'user') break;
  }
  return hash.digest('base64url').slice(0, 22);
}
