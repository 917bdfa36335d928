import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { bucketsOf } from '../../shared/buckets.ts';
import { figuresOf, percentile } from '../../shared/call-figures.ts';
import { type CallView, scanCalls } from '../../shared/calls.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

const modelsMax = 50;

const count = z.number().int();
const trafficStatsSchema = z.object({
  bucketMs: count,
  series: z.array(
    z.object({ t: z.number(), calls: count, blocked: count, redacted: count, errors: count, tokens: count }),
  ),
  latency: z.object({ p50Ms: z.number().nullable(), p95Ms: z.number().nullable() }),
  tokensByModel: z.array(
    z.object({ model: z.string(), calls: count, inputTokens: count, outputTokens: count }),
  ),
  /** True when the range holds more calls than are looked at: the figures are of the newest ones. */
  partial: z.boolean(),
});

export const trafficStats = defineRoute({
  method: 'GET',
  path: '/api/traffic/stats',
  access: needs('read'),
  tag: 'gateway',
  summary: 'Gateway calls over time, latency and tokens by model',
  query: z.strictObject({ ...rangeQuery, buckets: z.coerce.number().int().min(1).max(500).default(60) }),
  status: 200,
  response: trafficStatsSchema,
  async handle({ query, deps }) {
    const range = resolveRange(query, deps.clock.nowMs());
    const { calls, partial } = await scanCalls(deps, range);
    const { bucketMs, starts } = bucketsOf(range, query.buckets);
    const byBucket = Map.groupBy(calls, (call) => Math.floor(call.time / bucketMs) * bucketMs);
    const latencies = calls.map((call) => call.latency.totalMs);
    return {
      bucketMs,
      series: starts.map((t) => ({ t, ...figuresOf(byBucket.get(t) ?? []) })),
      latency: { p50Ms: percentile(latencies, 0.5), p95Ms: percentile(latencies, 0.95) },
      tokensByModel: tokensByModel(calls),
      partial,
    };
  },
});

function tokensByModel(calls: readonly CallView[]) {
  const rows = [...Map.groupBy(calls, (call) => call.model ?? 'unknown')].map(([model, ofModel]) => ({
    model,
    calls: ofModel.length,
    inputTokens: ofModel.reduce((sum, call) => sum + (call.usage.inputTokens ?? 0), 0),
    outputTokens: ofModel.reduce((sum, call) => sum + (call.usage.outputTokens ?? 0), 0),
  }));
  return rows.sort((a, b) => b.calls - a.calls).slice(0, modelsMax);
}
