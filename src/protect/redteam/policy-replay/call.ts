import type { GuardAction, GuardContent } from '../../../contracts/guard.ts';

/** A guard's finding as far as a comparison needs it. */
export interface ReplayReason {
  readonly guard: string;
  readonly rule: string;
  /** What the policy does about it. */
  readonly action: GuardAction;
  readonly score: number;
}

export interface ReplayVerdict {
  readonly action: GuardAction;
  readonly reasons: readonly ReplayReason[];
}

/** One call of the past: its texts, and what was decided then if that was written down. */
export interface ReplayCall {
  readonly id: string;
  /** Request and answer, each judged by itself. */
  readonly contents: readonly GuardContent[];
  readonly before?: ReplayVerdict;
}

/** Judges one content under one policy. Pure from here: whoever calls brings the guards. */
export type ReplayJudge = (content: GuardContent) => ReplayVerdict;
