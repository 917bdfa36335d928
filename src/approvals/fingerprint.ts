import { createHash } from 'node:crypto';
import type { ApprovalDraft } from '../contracts/approval.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';

/**
 * What two drafts must share to be the same request: who asks, for what exactly, and in which context. Not why: the
 * explanation of the same call may change while a conversation grows.
 *
 * @throws RangeError when the content is nested deeper than 64
 */
export function fingerprintOf(draft: ApprovalDraft): string {
  const { kind, subject, content, context, requestedBy } = draft;
  const text = canonicalJson([kind, requestedBy.kind, requestedBy.id, context, subject, content ?? null]);
  return createHash('sha256').update(text).digest('base64url');
}
