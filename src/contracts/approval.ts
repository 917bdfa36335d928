import type { ToolCall, ToolIdentity, ToolVerdict } from './tool-call.ts';

/** What somebody has to decide on: a tool call that the policy neither lets through nor refuses. */
export interface ApprovalRequest {
  readonly call: ToolCall;
  readonly verdict: ToolVerdict;
  readonly identity: ToolIdentity;
  /** Milliseconds since the epoch, after which an answer no longer counts. */
  readonly expiresMs: number;
}

export type ApprovalAnswer =
  | { readonly state: 'approved'; readonly id: string; readonly by: string }
  | { readonly state: 'denied'; readonly id: string; readonly by: string }
  /** Nobody has decided yet; the caller is told the id, and asks again with the same call. */
  | { readonly state: 'pending'; readonly id: string; readonly expiresMs: number };

/**
 * Where `ask` goes. An approval is for one call as it stands: a call with other arguments is another request. What is
 * neither approved nor expired is pending, and a pending call is not executed.
 */
export interface ApprovalPort {
  request(request: ApprovalRequest): ApprovalAnswer | Promise<ApprovalAnswer>;
}
