import { z } from 'zod';

/** A model provider that the gateway forwards to. The key itself is never stored: only where to read it. */
export const upstreamSchema = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes'),
  /** e.g. `https://api.openai.com/v1` */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** Which API it speaks. */
  kind: z.enum(['openai', 'anthropic', 'gemini', 'ollama']).default('openai'),
  apiKeyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of an environment variable')
    .nullable()
    .default(null),
  /** Path of a file that holds the key alone. */
  apiKeyFile: z.string().nullable().default(null),
  /** Model name patterns with `*`, tried in order of position. */
  models: z.array(z.string().min(1)).min(1).default(['*']),
  /**
   * Whether it may serve a model that an earlier upstream serves as well: in its place when that fails, or in turn with it.
   * Off, so that nobody's prompts go to a second provider unasked.
   */
  standsIn: z.boolean().default(false),
  /** The lowest is tried first. */
  priority: z.number().int().min(0).max(100).default(0),
  /** Share of the calls among upstreams of one priority. */
  weight: z.number().min(0.001).max(1_000).default(1),
  /** How often a call is tried there again when it cannot answer now, with a growing wait. */
  retries: z.number().int().min(0).max(5).default(0),
  /**
   * Whether it takes files and batches. Off, because files belong to the provider's account: every token that may use the
   * gateway can list and read the files of all others.
   */
  batches: z.boolean().default(false),
  timeoutMs: z.number().int().min(100).max(3_600_000).default(600_000),
});
export type Upstream = z.infer<typeof upstreamSchema>;
