import { createHash } from 'node:crypto';
import type { ApprovalAnswer, ApprovalPort, ApprovalRequest } from '../../contracts/approval.ts';

/**
 * Approvals for an installation that has nobody to ask: every request stays pending under an id that is made from the
 * call and who makes it, so that the same call gets the same id and another call does not.
 */
export function createPendingApprovals(): ApprovalPort {
  return {
    request: (request) => ({ state: 'pending', id: approvalIdOf(request), expiresMs: request.expiresMs }),
  };
}

/** `apr_` and 96 bits of a digest over tool, arguments and token. */
export function approvalIdOf({ call, identity }: Pick<ApprovalRequest, 'call' | 'identity'>): string {
  const text = JSON.stringify([call.name, call.arguments ?? null, identity.tokenId ?? null]);
  return `apr_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

/** What the caller is told in place of the tool's result. */
export function approvalMessage(answer: ApprovalAnswer, tool: string): string {
  if (answer.state === 'approved') return `The call of ${tool} was approved (${answer.id}).`;
  if (answer.state === 'denied') return `The call of ${tool} was refused (${answer.id}).`;
  const until = new Date(answer.expiresMs).toISOString();
  return `The call of ${tool} waits for approval ${answer.id} until ${until}; it was not executed.`;
}
