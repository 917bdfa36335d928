import { createHash } from 'node:crypto';
import type { ApprovalAnswer, ApprovalDraft } from '../../contracts/approval.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';

/**
 * Approvals for an installation that has nobody to ask: every request stays pending under an id that is made from the
 * call and who makes it, so that the same call gets the same id and another call does not.
 */
export function createPendingApprovals(): { request(draft: ApprovalDraft): ApprovalAnswer } {
  return {
    request: (draft) => ({ state: 'pending', id: approvalIdOf(draft), expiresMs: draft.expiresMs }),
  };
}

/** `apr_` and 96 bits of a digest over tool, arguments and who asks. */
export function approvalIdOf({ content, requestedBy }: ApprovalDraft): string {
  const text = canonicalJson([content ?? null, requestedBy.id]);
  return `apr_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
