import { z } from 'zod';
import { guardActionSchema } from '../../../contracts/guard.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callBuckets } from '../../shared/call-buckets.ts';
import { callFilterQuery } from '../../shared/call-filter.ts';
import { latencyOf, seriesOf } from '../../shared/call-series.ts';
import { defined } from '../../shared/query.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

const count = z.number().int();
const latency = { p50Ms: z.number().nullable(), p95Ms: z.number().nullable() };
const share = z.object({
  id: z.string(),
  name: z.string(),
  calls: count,
  blocked: count,
  inputTokens: count,
  outputTokens: count,
  costMicros: count,
});

const trafficStatsSchema = z.object({
  bucketMs: count,
  series: z.array(
    z.object({
      t: z.number(),
      calls: count,
      blocked: count,
      redacted: count,
      flagged: count,
      refused: count,
      /** Calls that were not blocked or refused and ended with a status of 400 or more. */
      errors: count,
      inputTokens: count,
      outputTokens: count,
      costMicros: count,
      ...latency,
    }),
  ),
  totals: z.object({
    calls: count,
    blocked: count,
    redacted: count,
    flagged: count,
    refused: count,
    errors: count,
    inputTokens: count,
    outputTokens: count,
    /** Millionths of the currency of the prices; 0 where no price is known. */
    costMicros: count,
  }),
  /** Of whole calls, right to within 2.5 %; null with a guard's filter, or when there were none. */
  latency: z.object(latency),
  by: z.object({
    model: z.array(share),
    token: z.array(share),
    team: z.array(share),
    upstream: z.array(share),
    policy: z.array(share),
  }),
  /** What the guards said most often. */
  reasons: z.array(
    z.object({
      guard: z.string(),
      rule: z.string(),
      direction: z.string(),
      action: guardActionSchema,
      count,
    }),
  ),
});

const { rule: _rule, ...filterQuery } = callFilterQuery;

export const trafficStats = defineRoute({
  method: 'GET',
  path: '/api/traffic/stats',
  access: needs('read'),
  tag: 'gateway',
  summary: 'Exact figures of gateway calls over time: actions, latency, tokens, and what the guards said',
  query: z.strictObject({
    ...rangeQuery,
    ...filterQuery,
    buckets: z.coerce.number().int().min(1).max(500).default(60),
  }),
  status: 200,
  response: trafficStatsSchema,
  async handle({ query, deps }) {
    const { from, to, buckets: wanted, ...filter } = query;
    const nowMs = deps.clock.nowMs();
    const range = resolveRange({ from, to }, nowMs);
    const buckets = callBuckets(range, wanted, nowMs);
    const { grain, bucketMs, starts } = buckets;
    const stats = await deps.store.callCounts.stats({ ...range, ...defined(filter), grain, bucketMs });
    const { series, totals } = seriesOf(stats, starts);
    return {
      bucketMs,
      series,
      totals,
      latency: latencyOf(stats.latencies),
      by: stats.by,
      reasons: stats.reasons,
    };
  },
});
