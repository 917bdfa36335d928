import type { Approval, ApprovalParty, ApprovalState } from '../../contracts/approval.ts';
import type { Page, PageQuery } from './findings.ts';

/** An approval and the digest of what it is for. */
export interface KeptApproval {
  readonly approval: Approval;
  readonly fingerprint: string;
}

export interface ApprovalDecision {
  readonly state: 'approved' | 'denied';
  readonly by: ApprovalParty;
  readonly reason: string;
  readonly atMs: number;
  /** Until when an approval may be used, or a denial stands. */
  readonly expiresMs: number;
}

/** What people were asked to agree to. Each change says in what state it expects the row, and tells whether it was. */
export interface Approvals {
  add(kept: KeptApproval): Promise<void>;
  get(id: string, nowMs: number): Promise<Approval | undefined>;
  /** Newest first. */
  list(
    query: PageQuery & { readonly nowMs: number; readonly state?: ApprovalState; readonly kind?: string },
  ): Promise<Page<Approval>>;
  /** Everything that is not used and whose time is not over, newest first. */
  open(nowMs: number, limit: number): Promise<readonly KeptApproval[]>;
  /** False when it was decided before, or its time is over. */
  decide(id: string, decision: ApprovalDecision): Promise<boolean>;
  /** Spends an approval. False when it is not approved, was spent before, or its time is over. */
  use(id: string, nowMs: number): Promise<boolean>;
}
