import { z } from 'zod';

/** How much a token or a team may ask for. What is left out is not limited. */
export const callLimitsSchema = z.object({
  requestsPerMinute: z.number().int().min(1).max(1_000_000).optional(),
  /** Input and output together: an estimate is taken at the start, and at the end what the upstream counted. */
  tokensPerMinute: z.number().int().min(1).max(1_000_000_000).optional(),
  concurrentCalls: z.number().int().min(1).max(10_000).optional(),
});
export type CallLimits = Readonly<z.infer<typeof callLimitsSchema>>;

const teamNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes');

/** What a token may do at the gateway, beside its scopes. */
export const gatewayGrantSchema = z.object({
  team: teamNameSchema.optional(),
  /** Model name patterns with `*`; all when left out. */
  models: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  /** Names of the upstreams that its calls may go to; all when left out. */
  upstreams: z.array(z.string().min(1).max(63)).min(1).max(100).optional(),
  limits: callLimitsSchema.optional(),
});
export type GatewayGrant = Readonly<z.infer<typeof gatewayGrantSchema>>;

/** Tokens that share limits and budgets. */
export const teamSchema = z.object({
  name: teamNameSchema,
  /** Model name patterns with `*`; a token's own list narrows it further. */
  models: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  limits: callLimitsSchema.optional(),
});
export type Team = Readonly<z.infer<typeof teamSchema>>;
