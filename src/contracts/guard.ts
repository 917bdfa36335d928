import { z } from 'zod';
import { abusePolicySchema } from './abuse-policy.ts';
import type { Span } from './finding.ts';
import type { ToolCall } from './tool-call.ts';

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
  /** The parsed JSON that the segments were read from, for guards that judge structure; left out for bare texts. */
  readonly body?: unknown;
}

/** A tool that a request offers to the model. */
export interface DeclaredTool {
  readonly name: string;
  /** JSON Schema of the arguments, as the request gives it. */
  readonly parameters?: unknown;
}

/**
 * The request that an answer belongs to: what an output guard may compare the answer with. One object for a call, the
 * same for all of its answer's texts and frames, so that guards can keep what they know of the call with it.
 */
export interface GuardCall {
  /** Every text of the request, as the guards saw it. */
  readonly segments: readonly GuardSegment[];
  /** Markers that were put into the system prompt and must never come back. */
  readonly canaries?: readonly string[];
  /** Tools that the request declares; left out when nobody read them, empty when there are none. */
  readonly tools?: readonly DeclaredTool[];
  /** JSON Schema that the request wants the answer to satisfy; `true` when any JSON will do. */
  readonly answerSchema?: unknown;
  /** JSON Schema that the route's policy wants every answer to satisfy. */
  readonly policySchema?: unknown;
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
  /** The request that the content answers; for output only, and only where the caller knows it. */
  readonly call?: GuardCall;
}

/**
 * Follows one growing text with bounded memory. Every unit is pushed once, before it is passed on; what is said must
 * depend on the text alone and never on how it was cut. Spans are offsets into the whole text.
 */
export interface GuardReader {
  push(text: string): readonly GuardReason[];
  /** The text is complete: what can be said only now. */
  end(): readonly GuardReason[];
}

/** A text that a guard must judge rightly before it may serve, with the call that it answers where that matters. */
export interface GuardProbe extends GuardContent {
  readonly call?: GuardCall;
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
  /** The threshold at which about this share of innocent texts would be flagged, where the guard has measured it. */
  thresholdFor?(falsePositiveRate: number): number;
  /**
   * For what spans more than a match: a reader that follows a streamed text from its start, in place of `inspect`, which
   * sees a stream only a few hundred units at a time. What a reader finds can stop a stream and not be redacted, for its
   * beginning may have been passed on; hence prose need not wait for such a guard.
   */
  follow?(segment: Omit<GuardSegment, 'text'>, context: GuardContext): GuardReader;
  /**
   * For what an answer asks to be run: one call that came in pieces, put together. Calls of answers that came whole stand
   * in the content's `body`, and `inspect` judges them.
   */
  inspectCall?(call: ToolCall, path: string, context: GuardContext): readonly GuardReason[];
  /** Known-bad and known-good texts that the guard must tell apart before it may serve. */
  readonly probes: { readonly bad: readonly GuardProbe[]; readonly good: readonly GuardProbe[] };
}

/** What the policy does with one guard on one route. */
export const guardPolicySchema = z.object({
  guard: z.string(),
  action: guardActionSchema,
  /**
   * What a redacted span becomes in a request: `mask` names its type; `hash` adds a keyed hash, so that equal values stay
   * equal; `tokenise` puts a placeholder there that the caller never sees, because the answer gets the value back. Answers
   * are always masked.
   */
  mode: z.enum(['mask', 'hash', 'tokenise']).optional(),
  threshold: z.number().min(0).max(1).default(0.5),
  /** Takes the threshold's place for guards that know theirs: the share of innocent texts that may be flagged. */
  falsePositiveRate: z.number().min(0.0005).max(0.1).optional(),
  directions: z.array(z.enum(directions)).default(['input', 'output']),
});

/** How answers say that a model made them. */
export const markingPolicySchema = z.object({
  /** Text that people see before or after the answer; none when left out. */
  notice: z.string().trim().min(1).max(500).optional(),
  position: z.enum(['start', 'end']).default('end'),
  /** Headers for machines, and a note in the event. */
  metadata: z.boolean().default(true),
});
export type MarkingPolicy = Readonly<z.infer<typeof markingPolicySchema>>;

/** A route's policy: which traffic it covers and what each guard may do to it. */
export const gatewayPolicySchema = z.object({
  name: z.string().min(1).max(64),
  /** Model name patterns with `*`; the first policy that matches, in order of position, applies. */
  models: z.array(z.string()).default(['*']),
  /** Names of the upstreams that this traffic may go to; all when left out. */
  upstreams: z.array(z.string()).optional(),
  guards: z.array(guardPolicySchema),
  /**
   * Shadow mode: everything is inspected and noted, and nothing is stopped or changed, not even by a guard that fails.
   * Each reason says what would have been done.
   */
  shadow: z.boolean().optional(),
  /** Rules for the tool calls that a model answers with; see docs/guides/agents.md. Off when left out. */
  tools: z
    .object({
      /** `observe` notes what would be stopped, `enforce` stops it. */
      mode: z.enum(['observe', 'enforce']),
      /** A tool policy as an object; the built-in rules when left out. */
      rules: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  /** What happens when a guard fails or runs late. */
  onGuardError: z.enum(['block', 'allow']).default('block'),
  /** Longest time that the guards may take together, milliseconds. */
  guardTimeoutMs: z.number().int().min(1).max(60_000).default(2_000),
  /** Whether prompts and completions are kept with the event. */
  storeContent: z.boolean().default(false),
  /** Inputs given as token numbers, which no guard can read; blocked when left out. */
  onTokenArrays: z.enum(['block', 'allow']).optional(),
  /** Files that are no text, which no guard can read; blocked when left out. */
  onFiles: z.enum(['block', 'allow']).optional(),
  /** Puts a secret marker into each call's system prompt and stops answers that give it away. */
  canary: z.boolean().optional(),
  /** JSON Schema that every answer of the route has to satisfy, beside the one that a request may ask for. */
  answerSchema: z.record(z.string(), z.unknown()).optional(),
  /**
   * Answers the same request from memory for a while, through the guards again. Off when left out. Callers share answers
   * with the same token, or team, alone.
   */
  cache: z
    .object({
      ttlSeconds: z.number().int().min(1).max(604_800),
      scope: z.enum(['token', 'team']).default('token'),
      /** Only requests up to this temperature, one that does not say having 1; any when left out. */
      temperatureMax: z.number().min(0).max(2).optional(),
      /** Also requests that offer tools: a call of one would then be given, and run, again. */
      tools: z.boolean().default(false),
    })
    .optional(),
  /** Marks answers as made by a model; see docs/guides/output-guards.md. Off when left out. */
  marking: markingPolicySchema.optional(),
  /** Watches callers for extraction and probing; see docs/guides/abuse.md. Off when left out. */
  abuse: abusePolicySchema.optional(),
  /** Follows the answers of each model for change; see docs/guides/abuse.md. Off when left out. */
  drift: z.boolean().optional(),
});
export type GatewayPolicy = z.infer<typeof gatewayPolicySchema>;
