import { z } from 'zod';

export const detectorViewSchema = z.object({
  name: z.string(),
  kind: z.string(),
  version: z.string(),
  enabled: z.boolean(),
  reason: z.string().nullable(),
  stats: z.record(z.string(), z.number()),
});
