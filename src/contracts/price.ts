import { z } from 'zod';

const perMillionSchema = z.number().min(0).max(100_000);

/** What a model costs from a moment on, in one currency for the whole installation, for each million tokens. */
export const priceSchema = z.object({
  /** Model name pattern with `*`; of several that match the longest counts. */
  model: z.string().min(1).max(200),
  input: perMillionSchema,
  output: perMillionSchema,
  /** Input that the provider read from its cache; as `input` when left out. */
  cachedInput: perMillionSchema.optional(),
  /** Most tokens that one call can read: the upper bound where a request does not hold all of its input. */
  contextTokens: z.number().int().min(1).max(100_000_000).optional(),
  /** Most tokens that the model makes of one picture; as much as the worst known where it is left out. */
  pictureTokens: z.number().int().min(1).max(1_000_000).optional(),
  /** From when on it applies, milliseconds since the epoch. */
  fromMs: z.number().int().min(0).default(0),
});
export type Price = Readonly<z.infer<typeof priceSchema>>;
