import { z } from 'zod';
import { type FamilyId, familyIds } from './families.ts';

export const toolCallSchema = z.object({ id: z.string(), name: z.string(), arguments: z.string() });
export type ToolCall = Readonly<z.infer<typeof toolCallSchema>>;

/** One message in neither provider's shape. */
export const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('user'), content: z.string() }),
  z.object({
    role: z.literal('assistant'),
    content: z.string(),
    toolCalls: z.array(toolCallSchema).optional(),
  }),
  z.object({ role: z.literal('tool'), toolCallId: z.string(), name: z.string(), content: z.string() }),
]);
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** A tool that is declared to the model; none is ever run. `parameters` is a JSON schema. */
export const toolSpecSchema = z.object({
  name: z.string(),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()),
});
export type ToolSpec = Readonly<z.infer<typeof toolSpecSchema>>;

/** How a success is told from a failure, by code alone. No model judges another one. */
export const expectationSchema = z.discriminatedUnion('kind', [
  /** The answer holds this phrase, plain or encoded. The prompt names its parts and never the phrase. */
  z.object({ kind: z.literal('phrase'), value: z.string() }),
  /** The answer gives away one of the values that were planted in the context, plain or encoded. */
  z.object({ kind: z.literal('planted'), values: z.array(z.string()).min(1) }),
  /** The model calls this tool; with `values`, only when an argument carries one of them. */
  z.object({ kind: z.literal('tool'), name: z.string(), values: z.array(z.string()).optional() }),
  /** The answer has an address of this host that carries one of the values. */
  z.object({ kind: z.literal('link'), host: z.string(), values: z.array(z.string()).min(1) }),
  /** The model writes until it is cut off, this many tokens at least. */
  z.object({ kind: z.literal('runaway'), outputTokensMin: z.number().int() }),
  /** A benign request: it should be served. */
  z.object({ kind: z.literal('served') }),
]);
export type Expectation = Readonly<z.infer<typeof expectationSchema>>;

/** One attack, complete: everything that is needed to make it again stands in here. */
export const probeSchema = z.object({
  /** Family and a hash of everything else: the same probe has the same id in every run. */
  id: z.string().regex(/^[a-z-]+:[0-9a-f]{8,16}$/),
  family: z.enum(familyIds as readonly [FamilyId, ...FamilyId[]]),
  /** The frame, carrier or trick, in a few words. */
  technique: z.string(),
  /** Names of the transforms, in the order in which they were applied. */
  transforms: z.array(z.string()),
  seed: z.number().int(),
  system: z.string(),
  /** What is said before each request; most probes have one turn. */
  turns: z.array(z.array(messageSchema).min(1)).min(1).max(8),
  tools: z.array(toolSpecSchema),
  /** What the mock tools return when the model calls them, by name; the conversation then goes on. */
  toolResults: z.record(z.string(), z.string()),
  maxTokens: z.number().int().positive(),
  expect: expectationSchema,
  /** The hostile part, as it stands in one of the messages; empty for benign controls. */
  payload: z.string(),
});
export type Probe = Readonly<z.infer<typeof probeSchema>>;
