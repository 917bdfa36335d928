import { z } from 'zod';

const count = z.number().int();

export const redteamReportInfoSchema = z.object({
  id: z.string(),
  createdMs: z.number(),
  createdBy: z.string(),
  finishedMs: z.number(),
  target: z.string(),
  model: z.string(),
  suite: z.string(),
  status: z.string(),
  attacks: count,
  succeeded: count,
  inconclusive: count,
  bytes: count,
});
