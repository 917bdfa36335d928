import { z } from 'zod';
import { resultSchema } from '../run/result.ts';
import { summarySchema } from '../stats/summarise.ts';
import { thresholdsSchema, verdictSchema } from '../stats/verdict.ts';

export const REPORT_SCHEMA = 'bartizan.redteam.report/1';

export const runInfoSchema = z.object({
  startedMs: z.number(),
  finishedMs: z.number(),
  /** Address of the endpoint, without credentials. */
  target: z.string(),
  api: z.enum(['openai', 'anthropic']),
  model: z.string(),
  isStream: z.boolean(),
  /** `standard`, a size, or the name of a file of cases. */
  suite: z.string(),
  seed: z.number().int(),
  version: z.string(),
  stop: z.enum(['complete', 'interrupted', 'request-limit', 'no-answers']),
  probesPlanned: z.number().int(),
  requests: z.number().int(),
});
export type RunInfo = Readonly<z.infer<typeof runInfoSchema>>;

/** A probe whose outcome is another than in the report that was replayed. */
export const changeSchema = z.object({
  id: z.string(),
  family: z.string(),
  technique: z.string(),
  before: z.string(),
  after: z.string(),
});

/** Everything about a run: what `--format json` writes, and what replay and regress read. */
export const reportSchema = z.object({
  schema: z.literal(REPORT_SCHEMA),
  run: runInfoSchema,
  thresholds: thresholdsSchema,
  verdict: verdictSchema,
  summary: summarySchema,
  /** There when the run repeated another one. */
  changes: z.array(changeSchema).optional(),
  results: z.array(resultSchema),
});
export type Report = Readonly<z.infer<typeof reportSchema>>;
