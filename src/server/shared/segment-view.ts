import { z } from 'zod';

export const segmentSchema = z.object({
  day: z.string(),
  state: z.enum(['open', 'sealed']),
  events: z.number().int(),
  bytes: z.number().int(),
  fromMs: z.number().nullable(),
  toMs: z.number().nullable(),
});
