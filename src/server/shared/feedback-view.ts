import { z } from 'zod';
import { feedbackKinds } from '../../storage/ports/index.ts';

export const feedbackSchema = z.object({
  callId: z.string(),
  /** Empty for the call as a whole. */
  guard: z.string(),
  rule: z.string(),
  kind: z.enum(feedbackKinds),
  note: z.string(),
  callTimeMs: z.number(),
  model: z.string(),
  policy: z.string(),
  createdMs: z.number(),
  createdBy: z.string(),
  createdByName: z.string(),
});
