import { z } from 'zod';
import { toolVerdictSchema } from './tool-call.ts';

/** What the MCP proxy holds against a message or a definition. */
export const mcpAlarmSchema = z.object({
  /** Stable id, such as `definition-changed` or `shadowed-name`. */
  kind: z.string(),
  /** `tool:send_email`, `prompt:review`, `resource-template:file:///{path}`, or the method of a message. */
  subject: z.string(),
  explanation: z.string().max(1024),
  /** JSON pointer into the definition or message, where one place is to blame. */
  pointer: z.string().optional(),
});
export type McpAlarm = Readonly<z.infer<typeof mcpAlarmSchema>>;

/** One JSON-RPC message through the MCP proxy, one JSON line. Without content unless the proxy was told to keep it. */
export const mcpEventSchema = z.object({
  type: z.literal('mcp.call'),
  id: z.string(),
  /** Milliseconds since the epoch. */
  time: z.number(),
  /** The name that the operator gave the server. */
  server: z.string(),
  transport: z.enum(['stdio', 'http']),
  session: z.string(),
  /** Name of the client, where the proxy tells its clients apart. */
  client: z.string().optional(),
  direction: z.enum(['client-to-server', 'server-to-client']),
  kind: z.enum(['request', 'response', 'error', 'notification', 'malformed']),
  /** Method of the request, also for its answer; null when the message has none. */
  method: z.string().nullable(),
  requestId: z.union([z.string(), z.number(), z.null()]),
  /** Tool, prompt or resource that it is about. */
  target: z.string().nullable(),
  action: z.enum(['forwarded', 'changed', 'refused', 'answered', 'dropped']),
  bytes: z.number().int(),
  /** From request to answer; null for all but answers. */
  latencyMs: z.number().nullable(),
  verdict: toolVerdictSchema.nullable(),
  alarms: z.array(mcpAlarmSchema).max(50).readonly(),
  content: z.string().optional(),
});
export type McpEvent = Readonly<z.infer<typeof mcpEventSchema>>;
