import type { Page, PageQuery } from './findings.ts';

/** What a person says of a verdict: `false_positive` it should not have spoken, `false_negative` it should have. */
export const feedbackKinds = ['false_positive', 'false_negative', 'correct'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** A person's judgement of one call, or of what one rule said of it. */
export interface CallFeedback {
  readonly callId: string;
  /** Empty for the call as a whole. */
  readonly guard: string;
  readonly rule: string;
  readonly kind: FeedbackKind;
  readonly note: string;
  readonly callTimeMs: number;
  readonly model: string;
  readonly policy: string;
  readonly createdMs: number;
  readonly createdBy: string;
  readonly createdByName: string;
}

export interface FeedbackCount {
  readonly guard: string;
  readonly rule: string;
  readonly kind: FeedbackKind;
  readonly count: number;
}

/** Judgements of calls, one for each rule and call: the last one counts. */
export interface CallFeedbacks {
  put(feedback: CallFeedback): Promise<void>;
  remove(callId: string, guard: string, rule: string): Promise<boolean>;
  ofCall(callId: string): Promise<readonly CallFeedback[]>;
  /** Newest first. */
  list(
    query: PageQuery & { readonly kind?: FeedbackKind; readonly guard?: string },
  ): Promise<Page<CallFeedback>>;
  /** By time of the call. */
  counts(fromMs: number, toMs: number): Promise<readonly FeedbackCount[]>;
}
