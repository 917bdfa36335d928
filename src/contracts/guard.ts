import { z } from 'zod';
import type { Span } from './finding.ts';

/** Who wrote a piece of text: an instruction inside data is judged differently from the user's own. */
export const provenances = ['system', 'developer', 'user', 'tool', 'document', 'model'] as const;
export type Provenance = (typeof provenances)[number];

export const directions = ['input', 'output'] as const;
export type Direction = (typeof directions)[number];

export const guardActions = ['allow', 'flag', 'redact', 'block'] as const;
export const guardActionSchema = z.enum(guardActions);
/** In rising order: the strictest action of a chain wins. */
export type GuardAction = z.infer<typeof guardActionSchema>;

/** One piece of text on its way to or from a model. */
export interface GuardSegment {
  /** JSON pointer into the request or response body. */
  readonly path: string;
  readonly text: string;
  readonly provenance: Provenance;
}

export interface GuardContent {
  readonly direction: Direction;
  readonly segments: readonly GuardSegment[];
}

export interface GuardReason {
  readonly guard: string;
  /** Stable id within the guard, e.g. `aws-access-token`, `override-instructions`, `classifier`. */
  readonly rule: string;
  /** 0..1 */
  readonly score: number;
  readonly spans: readonly Span[];
  readonly explanation: string;
  /** What to put in a span's place when the policy says redact; a guard that cannot redact leaves it out. */
  readonly replacement?: string;
}

export interface GuardResult {
  readonly guard: string;
  /** 0..1, the guard's own calibrated score: 0 nothing, 1 certain. */
  readonly score: number;
  /** Empty when there is nothing to say. The policy turns reasons into an action. */
  readonly reasons: readonly GuardReason[];
}

export interface GuardContext {
  /** Score from which the guard reports, set by the route's policy; 0..1. */
  readonly threshold: number;
  /** When it must have answered, as `performance.now()` time in milliseconds. */
  readonly deadlineMs: number;
}

/**
 * Inspects text before it reaches a model or its caller. Pure, bounded in time and memory. A guard that throws or runs
 * late is never a pass: the chain fails closed unless the route's policy says otherwise.
 */
export interface Guard {
  readonly name: string;
  readonly version: string;
  readonly directions: readonly Direction[];
  /** Longest text, in UTF-16 code units, that one match can span: how much a stream must hold back. */
  readonly holdBackMax: number;
  inspect(content: GuardContent, context: GuardContext): GuardResult;
  /** Known-bad and known-good texts that the guard must tell apart before it may serve. */
  readonly probes: { readonly bad: readonly GuardContent[]; readonly good: readonly GuardContent[] };
}

/** What the policy does with one guard on one route. */
export const guardPolicySchema = z.object({
  guard: z.string(),
  action: guardActionSchema,
  threshold: z.number().min(0).max(1).default(0.5),
  directions: z.array(z.enum(directions)).default(['input', 'output']),
});

/** A route's policy: which traffic it covers and what each guard may do to it. */
export const gatewayPolicySchema = z.object({
  name: z.string().min(1).max(64),
  /** Model name patterns with `*`; the first policy that matches, in order of position, applies. */
  models: z.array(z.string()).default(['*']),
  guards: z.array(guardPolicySchema),
  /** What happens when a guard fails or runs late. */
  onGuardError: z.enum(['block', 'allow']).default('block'),
  /** Longest time that the guards may take together, milliseconds. */
  guardTimeoutMs: z.number().int().min(1).max(60_000).default(2_000),
  /** Whether prompts and completions are kept with the event. */
  storeContent: z.boolean().default(false),
  /** Inputs given as token numbers, which no guard can read; blocked when left out. */
  onTokenArrays: z.enum(['block', 'allow']).optional(),
});
export type GatewayPolicy = z.infer<typeof gatewayPolicySchema>;
