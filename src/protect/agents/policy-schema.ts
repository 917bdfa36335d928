import { z } from 'zod';
import { toolClassSchema, toolDecisionSchema } from '../../contracts/tool-call.ts';
import { predicateSchema } from './predicates.ts';

const globs = z.array(z.string().min(1).max(256)).min(1).max(1_000);

/** Holds as soon as the limit is passed. */
const rateSchema = z
  .strictObject({
    /** Calls of the matched tools in one conversation. */
    perConversation: z.number().int().min(0).max(100_000).optional(),
    /** Calls per token within the window. */
    perToken: z.number().int().min(0).max(100_000).optional(),
    windowSeconds: z.number().int().min(1).max(86_400).default(60),
  })
  .refine((rate) => rate.perConversation !== undefined || rate.perToken !== undefined, {
    message: 'needs perConversation or perToken',
  });

const origins = z.enum(['trusted', 'linked', 'selected', 'quoted', 'prescribed', 'ungrounded', 'unsearched']);

/** One rule of the operator. Everything that it states has to hold; the first rule that matches decides. */
export const toolRuleSchema = z.strictObject({
  name: z.string().min(1).max(128),
  tools: globs.default(['*']),
  classes: z.array(toolClassSchema).min(1).optional(),
  arguments: z.array(predicateSchema).min(1).max(64).optional(),
  /** Holds when some deciding argument has one of these origins. */
  taint: z.array(origins).min(1).optional(),
  /** Holds when the conversation already has data in it, or has none. */
  dataSeen: z.boolean().optional(),
  identity: z
    .strictObject({ tokens: globs.optional(), scopes: z.array(z.string()).min(1).optional() })
    .optional(),
  rate: rateSchema.optional(),
  decision: toolDecisionSchema,
  reason: z.string().max(512).optional(),
});
export type ToolRule = z.infer<typeof toolRuleSchema>;

const toolOverrideSchema = z.strictObject({
  match: z.string().min(1).max(256),
  classes: z.array(toolClassSchema).min(1).optional(),
  /** Names of arguments, or JSON pointers, that decide whom or what a call touches. */
  decisive: z.array(z.string()).max(64).optional(),
});

/** The whole of a tool policy as it is written in YAML. */
export const toolPolicySchema = z.strictObject({
  version: z.literal(1).default(1),
  /**
   * What happens to a call that no rule matches: `trace` looks at the user's request and where the values come from;
   * the others decide at once.
   */
  otherwise: z.enum(['trace', 'allow', 'ask', 'deny']).default('trace'),
  /** Whether a bare field of data may fill a deciding argument of an action that the user asked for. */
  selectedValues: toolDecisionSchema.default('allow'),
  /** Tags that wrap data inside of a user's text: those that templates for documents and retrieval commonly write. */
  dataTags: z
    .array(z.string().regex(/^[A-Za-z][\w-]{0,63}$/))
    .max(32)
    .default(['document', 'documents', 'context', 'search_results', 'retrieved_context']),
  tools: z.array(toolOverrideSchema).max(1_000).default([]),
  rules: z.array(toolRuleSchema).max(1_000).default([]),
});
export type ToolPolicyConfig = z.infer<typeof toolPolicySchema>;
export type ToolPolicyInput = z.input<typeof toolPolicySchema>;
