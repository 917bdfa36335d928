import { z } from 'zod';
import { outcomes } from '../detect/judge.ts';
import { probeSchema } from '../probe.ts';

/** One request and what came back, as exactly as it is kept: long bodies are cut at 64 KiB. No header, no token. */
export const exchangeSchema = z.object({
  request: z.string(),
  /** 0 when there was no answer. */
  status: z.number().int(),
  reply: z.string(),
  isCut: z.boolean(),
  ms: z.number(),
});
export type Exchange = Readonly<z.infer<typeof exchangeSchema>>;

export const resultSchema = z.object({
  probe: probeSchema,
  outcome: z.enum(outcomes),
  /** Why, in a few words. */
  detail: z.string(),
  /** What the model wrote or called in the deciding answer; what `evidence` points into. */
  answer: z.object({ text: z.string(), reasoning: z.string(), tool: z.string() }),
  evidence: z
    .object({
      where: z.enum(['text', 'reasoning', 'tool']),
      form: z.string(),
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
    })
    .optional(),
  exchanges: z.array(exchangeSchema),
  ms: z.number(),
});
export type ProbeResult = Readonly<z.infer<typeof resultSchema>>;
