import type {
  Approval,
  ApprovalAnswer,
  ApprovalDraft,
  ApprovalParty,
  ApprovalPort,
} from '../contracts/approval.ts';
import { allows, type Principal } from '../contracts/identity.ts';
import { Fault } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import type { Approvals } from '../storage/ports/index.ts';
import { approvalFaults } from './errors.ts';
import { fingerprintOf } from './fingerprint.ts';

/** How long an approval may be used once it is given, and how long a denial stands. */
const DECISION_STANDS_MS = 15 * 60_000;
const OPEN_MAX = 10_000;
const PENDING_PER_REQUESTER_MAX = 50;
/** Whoever decides has to be able to read it. */
const CONTENT_CHARS_MAX = 32 * 1024;
const EVIDENCE_CHARS_MAX = 64 * 1024;
const REASON_CHARS_MAX = 2_048;
const SUBJECT_CHARS_MAX = 256;

export interface ApprovalDeskDeps {
  readonly store: Approvals;
  readonly nowMs: () => number;
  readonly log: {
    info(detail: object, message: string): void;
    error(detail: object, message: string): void;
  };
}

interface Entry {
  approval: Approval;
  readonly fingerprint: string;
  /** Resolves when the store has the request. */
  readonly stored: Promise<void>;
}

/**
 * Where everything that needs somebody's yes is asked for, decided once and used once. What is open is in memory, so that
 * an answer costs the path of a call no read; the store has it too, so that a restart forgets nothing. One process serves
 * a store, so memory and store agree.
 */
export class ApprovalDesk implements ApprovalPort {
  readonly #deps: ApprovalDeskDeps;
  readonly #byFingerprint = new Map<string, Entry>();
  readonly #byId = new Map<string, Entry>();
  readonly #pending = new Map<string, number>();

  constructor(deps: ApprovalDeskDeps) {
    this.#deps = deps;
  }

  /** Takes up what was open when the process before this one ended. */
  async load(): Promise<void> {
    const open = await this.#deps.store.open(this.#deps.nowMs(), OPEN_MAX);
    for (const { approval, fingerprint } of open)
      this.#keep({ approval, fingerprint, stored: Promise.resolve() });
  }

  /**
   * Answers at once, from memory. An approval is spent by the answer; its row follows, so a crash in the milliseconds
   * between lets it be used once more. Where that is not good enough, `requestDurably` waits for the row.
   */
  request(draft: ApprovalDraft): ApprovalAnswer {
    const { answer, spent } = this.#answer(draft);
    if (spent !== undefined)
      this.#spend(spent).catch((err: unknown) =>
        this.#deps.log.error({ err, approval: spent.approval.id }, 'a used approval could not be noted'),
      );
    return answer;
  }

  /** As `request`; what is told is in the store by then. @throws when the store fails: then nothing may go on */
  async requestDurably(draft: ApprovalDraft): Promise<ApprovalAnswer> {
    const { answer, spent, asked } = this.#answer(draft);
    await asked?.stored;
    if (spent !== undefined && !(await this.#spend(spent))) throw new Fault(approvalFaults.closed);
    return answer;
  }

  /**
   * Decides once, for good.
   *
   * @throws Fault `approval_unknown`, `approval_own`, `approval_not_entitled` or `approval_closed`
   */
  async decide(
    id: string,
    decision: { readonly state: 'approved' | 'denied'; readonly reason: string },
    by: Principal,
  ): Promise<Approval> {
    const { store, log, nowMs } = this.#deps;
    const entry = this.#byId.get(id);
    await entry?.stored;
    const atMs = nowMs();
    const before = entry?.approval ?? (await store.get(id, atMs));
    if (before === undefined) throw new Fault(approvalFaults.unknown);
    checkEntitled(before, by);
    const party = partyOf(by);
    const expiresMs = atMs + DECISION_STANDS_MS;
    const { state, reason } = decision;
    if (!(await store.decide(id, { state, by: party, reason, atMs, expiresMs })))
      throw new Fault(approvalFaults.closed);
    const approval: Approval = {
      ...before,
      state,
      expiresMs,
      decidedBy: party,
      decidedMs: atMs,
      decisionReason: reason,
    };
    if (entry !== undefined) {
      this.#count(entry.approval, -1);
      entry.approval = approval;
    }
    const { kind, subject, requestedBy } = approval;
    log.info({ approval: id, kind, subject, state, by: party, requestedBy }, 'an approval was decided');
    return approval;
  }

  #answer(draft: ApprovalDraft): { answer: ApprovalAnswer; spent?: Entry; asked?: Entry } {
    const fingerprint = fingerprintOf(draft);
    const known = this.#byFingerprint.get(fingerprint);
    if (known !== undefined && known.approval.expiresMs > this.#deps.nowMs()) {
      const { id, state, expiresMs, decidedBy } = known.approval;
      const by = decidedBy?.name ?? '';
      if (state === 'pending') return { answer: { state, id, expiresMs }, asked: known };
      if (state === 'denied') return { answer: { state, id, by } };
      this.#forget(known);
      return { answer: { state: 'approved', id, by }, spent: known };
    }
    if (known !== undefined) this.#forget(known);
    return this.#ask(draft, fingerprint);
  }

  #ask(draft: ApprovalDraft, fingerprint: string): { answer: ApprovalAnswer; asked?: Entry } {
    const why = this.#refusal(draft);
    if (why !== undefined) return { answer: { state: 'refused', why } };
    const { store, log, nowMs } = this.#deps;
    const approval = approvalOf(draft, nowMs());
    const stored = store.add({ approval, fingerprint });
    const entry: Entry = { approval, fingerprint, stored };
    this.#keep(entry);
    const { id, kind, subject, requestedBy, expiresMs } = approval;
    stored.then(
      () => log.info({ approval: id, kind, subject, requestedBy }, 'an approval is asked for'),
      (err: unknown) => {
        this.#forget(entry);
        log.error({ err, approval: id }, 'an approval that was asked for could not be kept');
      },
    );
    return { answer: { state: 'pending', id, expiresMs }, asked: entry };
  }

  #refusal(draft: ApprovalDraft): string | undefined {
    if (length(draft.content) > CONTENT_CHARS_MAX || length(draft.evidence) > EVIDENCE_CHARS_MAX)
      return 'It is too large for anybody to read and approve.';
    if (this.#byId.size >= OPEN_MAX || this.#waiting(draft.requestedBy) >= PENDING_PER_REQUESTER_MAX)
      this.#sweep();
    if (this.#waiting(draft.requestedBy) >= PENDING_PER_REQUESTER_MAX)
      return `${PENDING_PER_REQUESTER_MAX} requests of the same caller wait for an approval already.`;
    return this.#byId.size >= OPEN_MAX ? 'Too many requests wait for an approval.' : undefined;
  }

  async #spend(entry: Entry): Promise<boolean> {
    const { id, kind, subject, requestedBy } = entry.approval;
    const isUsed = await this.#deps.store.use(id, this.#deps.nowMs());
    this.#deps.log.info({ approval: id, kind, subject, requestedBy, isUsed }, 'an approval was used');
    return isUsed;
  }

  #keep(entry: Entry): void {
    this.#byFingerprint.set(entry.fingerprint, entry);
    this.#byId.set(entry.approval.id, entry);
    this.#count(entry.approval, 1);
  }

  #forget(entry: Entry): void {
    if (!this.#byId.delete(entry.approval.id)) return;
    if (this.#byFingerprint.get(entry.fingerprint) === entry) this.#byFingerprint.delete(entry.fingerprint);
    this.#count(entry.approval, -1);
  }

  #waiting(party: ApprovalParty): number {
    return this.#pending.get(keyOf(party)) ?? 0;
  }

  /** Only what is pending counts. */
  #count({ state, requestedBy }: Approval, change: 1 | -1): void {
    if (state !== 'pending') return;
    const count = this.#waiting(requestedBy) + change;
    if (count <= 0) this.#pending.delete(keyOf(requestedBy));
    else this.#pending.set(keyOf(requestedBy), count);
  }

  /** Drops what nobody can use any more; the store keeps it. */
  #sweep(): void {
    const nowMs = this.#deps.nowMs();
    for (const entry of this.#byId.values()) if (entry.approval.expiresMs <= nowMs) this.#forget(entry);
  }
}

function checkEntitled({ requestedBy, whoMayApprove }: Approval, by: Principal): void {
  if (by.kind === requestedBy.kind && by.id === requestedBy.id) throw new Fault(approvalFaults.own);
  if (!whoMayApprove.kinds.includes(by.kind) || !allows(by, whoMayApprove.scope))
    throw new Fault(approvalFaults.notEntitled);
}

function approvalOf(draft: ApprovalDraft, createdMs: number): Approval {
  const { kind, subject, content, reason, evidence, requestedBy, expiresMs } = draft;
  return {
    id: newId('apr', createdMs),
    kind,
    subject: subject.slice(0, SUBJECT_CHARS_MAX),
    content: content ?? null,
    reason: reason.slice(0, REASON_CHARS_MAX),
    evidence,
    requestedBy: partyOf(requestedBy),
    // A token that may do everything is still no person, and could have made another token to agree with itself.
    whoMayApprove: { kinds: ['account', 'local'], scope: 'admin' },
    createdMs,
    expiresMs,
    state: 'pending',
    decidedBy: null,
    decidedMs: null,
    decisionReason: null,
    usedMs: null,
  };
}

function partyOf({ kind, id, name }: ApprovalParty): ApprovalParty {
  return { kind, id, name };
}

function keyOf({ kind, id }: ApprovalParty): string {
  return `${kind} ${id}`;
}

function length(value: unknown): number {
  return JSON.stringify(value ?? null).length;
}
