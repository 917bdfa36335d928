import { z } from 'zod';
import { spanSchema } from './finding.ts';
import { guardActionSchema } from './guard.ts';

/** What is kept of an answer where a policy follows its model for change: counts, no words. */
export const answerSketchSchema = z.object({
  /** Length in UTF-16 code units. */
  units: z.number().int(),
  /** Writing system of most letters. */
  script: z.string(),
  refusal: z.boolean(),
  /** Words by bucket of their hash. */
  words: z.array(z.number().int()).max(64),
});
export type AnswerSketch = Readonly<z.infer<typeof answerSketchSchema>>;

/**
 * One call through the gateway, as the gateway writes it to the event log (format `gateway`, one JSON line).
 * Attribute names follow OpenTelemetry's GenAI conventions where it has one. No raw content unless the policy stores it.
 */
export const gatewayEventSchema = z.object({
  type: z.literal('gateway.call'),
  id: z.string(),
  /** Start of the call, milliseconds since the epoch. */
  time: z.number(),
  operation: z.enum([
    'chat.completions',
    'responses',
    'messages',
    'embeddings',
    'models',
    'completions',
    'generate_content',
    'chat',
    'generate',
    'files',
    'batches',
    'unknown',
  ]),
  stream: z.boolean(),
  token: z.object({ id: z.string(), name: z.string() }),
  /** The token's team. */
  team: z.string().optional(),
  client: z.object({ ip: z.string() }),
  model: z.string().nullable(),
  responseModel: z.string().nullable(),
  upstream: z.string().nullable(),
  policy: z.string(),
  /** HTTP status that the caller got. */
  status: z.number().int(),
  /** Status that the upstream gave; null when it was never asked. */
  upstreamStatus: z.number().int().nullable(),
  /** Upstreams that were tried before the one that answered, each with why it did not. */
  attempts: z
    .array(z.object({ upstream: z.string(), outcome: z.string() }))
    .max(20)
    .optional(),
  error: z.string().nullable(),
  finishReason: z.string().nullable(),
  usage: z.object({
    inputTokens: z.number().int().nullable(),
    outputTokens: z.number().int().nullable(),
    totalTokens: z.number().int().nullable(),
  }),
  /** Millionths of the currency in which prices are given; left out when no price is known. */
  costMicros: z.number().int().min(0).optional(),
  /** Budgets that the call counted against, in their own units: tokens, or millionths of the currency. */
  budgets: z
    .array(
      z.object({
        name: z.string(),
        /** Held back before the call was sent. */
        reserved: z.number().int().min(0),
        used: z.number().int().min(0),
        /** The budget had no room, and the call was not sent. */
        refused: z.literal(true).optional(),
      }),
    )
    .max(20)
    .optional(),
  /** Whether the answer came from memory; left out when the policy has no cache. */
  cache: z.enum(['hit', 'miss']).optional(),
  latency: z.object({
    totalMs: z.number(),
    upstreamMs: z.number().nullable(),
    firstByteMs: z.number().nullable(),
    guardsMs: z.number(),
  }),
  bytes: z.object({ request: z.number().int(), response: z.number().int() }),
  /** Whether the guards saw what was sent. Calls of before this was written down count as seen. */
  inspected: z.boolean().default(true),
  verdict: z.object({
    action: guardActionSchema,
    /** Highest guard score, 0..1. */
    score: z.number(),
    reasons: z
      .array(
        z.object({
          guard: z.string(),
          rule: z.string(),
          direction: z.enum(['input', 'output']),
          /** What the policy did with it. */
          action: guardActionSchema,
          /** What the policy would have done, were it not in shadow mode. */
          intended: guardActionSchema.optional(),
          score: z.number(),
          spans: z.array(spanSchema).max(20),
          explanation: z.string().max(1024),
        }),
      )
      .max(50),
  }),
  /** Parts of the call that no guard can read: `image`, `audio`, `file`, `tokens`, `encrypted`. */
  uninspected: z
    .array(z.object({ path: z.string(), kind: z.string() }))
    .max(20)
    .optional(),
  /** How the answer was marked as made by a model; left out when the policy does not ask for it. */
  marking: z
    .object({
      /** Term of IPTC's digital source types. */
      digitalSourceType: z.literal('trainedAlgorithmicMedia'),
      /** Whether a notice was put into the text. */
      notice: z.boolean(),
    })
    .optional(),
  /** Only when the policy says `drift`. */
  answerSketch: answerSketchSchema.optional(),
  /** Kept only when the policy says `storeContent`. `forwarded` differs from `request` where spans were redacted. */
  content: z
    .object({ request: z.string(), forwarded: z.string().optional(), response: z.string().optional() })
    .optional(),
});
export type GatewayEvent = Readonly<z.infer<typeof gatewayEventSchema>>;

/**
 * Whether the gateway itself turned the call away before any guard or upstream saw it: broken JSON, an unknown model, a
 * body that is too large. Nobody judged such a call, so it was not allowed.
 */
export function isRefused(
  call: Pick<GatewayEvent, 'inspected' | 'status' | 'upstreamStatus'> & {
    readonly verdict: Pick<GatewayEvent['verdict'], 'action'>;
  },
): boolean {
  return (
    !call.inspected && call.status >= 400 && call.upstreamStatus === null && call.verdict.action !== 'block'
  );
}
