import { setTimeout as sleep } from 'node:timers/promises';
import type { ApprovalAnswer } from '../contracts/approval.ts';

const POLL_MS = 1_000;

export interface ApprovalWait {
  readonly waitMs: number;
  /** Hears that it still waits, about once a second. */
  readonly onWaiting: (elapsedMs: number, answer: ApprovalAnswer) => void;
  /** Whoever asked has gone. */
  readonly signal: AbortSignal;
  readonly pollMs?: number;
}

/** Asks again until somebody has decided, the time is over or nobody waits any more; then says what was said last. */
export async function waitForApproval(
  ask: () => Promise<ApprovalAnswer>,
  { waitMs, onWaiting, signal, pollMs = POLL_MS }: ApprovalWait,
): Promise<ApprovalAnswer> {
  const startMs = performance.now();
  for (;;) {
    const answer = await ask();
    const elapsedMs = performance.now() - startMs;
    if (answer.state !== 'pending' || elapsedMs + pollMs > waitMs || signal.aborted) return answer;
    onWaiting(elapsedMs, answer);
    // An abort ends the sleep early; the loop then asks no more.
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return answer;
  }
}
