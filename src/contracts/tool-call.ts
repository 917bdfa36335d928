import { z } from 'zod';

/** What a tool does to the world. A tool that only reads may still carry data out, when it fetches an address. */
export const toolClasses = ['reads', 'writes', 'sends', 'pays', 'deletes', 'executes'] as const;
export const toolClassSchema = z.enum(toolClasses);
export type ToolClass = z.infer<typeof toolClassSchema>;

export const toolDecisions = ['allow', 'ask', 'deny'] as const;
export const toolDecisionSchema = z.enum(toolDecisions);
/** In rising order: the strictest wins. */
export type ToolDecisionKind = z.infer<typeof toolDecisionSchema>;

/** A tool as its server or the request describes it. */
export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of the arguments. */
  readonly inputSchema?: unknown;
}

/** What a model asks to be run. */
export interface ToolCall {
  readonly id?: string;
  readonly name: string;
  /** Parsed arguments, or the text that should have been JSON; a text that does not parse is judged as one value. */
  readonly arguments: unknown;
}

/** Where one argument's value came from. */
export const argumentOriginSchema = z.object({
  /** JSON pointer into the call's arguments. */
  argument: z.string(),
  /**
   * `trusted` the user or the operator wrote it; `linked` a field of a record that the user named; `selected` a field of
   * data; `quoted` a passage of data; `prescribed` an order inside of data names it; `ungrounded` nobody wrote it;
   * `unsearched` the conversation is too large to tell.
   */
  origin: z.enum(['trusted', 'linked', 'selected', 'quoted', 'prescribed', 'ungrounded', 'unsearched']),
  /** JSON pointer into the request of the text that holds the value. */
  source: z.string().optional(),
  /** UTF-16 code units within that text; absent when the value was found in another writing. */
  start: z.number().int().optional(),
  end: z.number().int().optional(),
});
export type ArgumentOrigin = Readonly<z.infer<typeof argumentOriginSchema>>;

export const toolVerdictSchema = z.object({
  decision: toolDecisionSchema,
  /** Stable id: the name of the operator's rule, or of the built-in one. */
  rule: z.string(),
  tool: z.string(),
  classes: z.array(toolClassSchema).readonly(),
  /** For people: which argument, from where, and why that matters. Quotes no content. */
  explanation: z.string().max(2048),
  arguments: z.array(argumentOriginSchema).max(64).readonly(),
});
export type ToolVerdict = Readonly<z.infer<typeof toolVerdictSchema>>;

/** Who the agent acts for; every part may be unknown. */
export interface ToolIdentity {
  readonly tokenId?: string;
  readonly tokenName?: string;
  readonly scopes?: readonly string[];
}
