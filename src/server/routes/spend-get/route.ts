import { z } from 'zod';
import type { SpendBucket } from '../../../storage/ports/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callBuckets } from '../../shared/call-buckets.ts';
import { defined, nameParameter } from '../../shared/query.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

const count = z.number().int();
const figures = { calls: count, inputTokens: count, outputTokens: count, costMicros: count };
const series = z.array(z.object({ t: z.number(), ...figures }));
const none = { calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0 };

export const spendGet = defineRoute({
  method: 'GET',
  path: '/api/spend',
  access: needs('read'),
  tag: 'gateway',
  summary: 'What calls cost over time, by team, token, model, upstream or policy',
  query: z.strictObject({
    ...rangeQuery,
    by: z.enum(['team', 'token', 'model', 'upstream', 'policy']).default('team'),
    team: nameParameter.optional(),
    token: nameParameter.optional().describe('Id or name of the token'),
    model: nameParameter.optional(),
    upstream: nameParameter.optional(),
    policy: nameParameter.optional(),
    buckets: z.coerce.number().int().min(1).max(500).default(60),
    groups: z.coerce.number().int().min(1).max(50).default(10),
  }),
  status: 200,
  response: z.object({
    bucketMs: count,
    /** Everybody together, those that are not among the groups included. */
    series,
    totals: z.object(figures),
    /** Those that spent most; an empty id stands for calls without one, such as those of tokens without a team. */
    groups: z.array(z.object({ id: z.string(), name: z.string(), ...figures, series })),
  }),
  async handle({ query, deps }) {
    const { from, to, buckets, groups: groupsMax, by, ...filter } = query;
    const nowMs = deps.clock.nowMs();
    const range = resolveRange({ from, to }, nowMs);
    const { grain, bucketMs, starts } = callBuckets(range, buckets, nowMs);
    const spend = await deps.store.callCounts.spend({
      ...range,
      ...defined(filter),
      grain,
      bucketMs,
      by,
      groupsMax,
    });
    return {
      bucketMs,
      series: seriesOf(spend.buckets, starts),
      totals: totalOf(spend.buckets),
      groups: spend.groups.map(({ buckets: own, ...group }) => ({
        ...group,
        series: seriesOf(own, starts),
      })),
    };
  },
});

function seriesOf(buckets: readonly SpendBucket[], starts: readonly number[]) {
  const byStart = new Map(buckets.map(({ bucketMs, ...sums }) => [bucketMs, sums]));
  return starts.map((t) => ({ t, ...(byStart.get(t) ?? none) }));
}

function totalOf(buckets: readonly SpendBucket[]) {
  const sums = { ...none };
  for (const { calls, inputTokens, outputTokens, costMicros } of buckets) {
    sums.calls += calls;
    sums.inputTokens += inputTokens;
    sums.outputTokens += outputTokens;
    sums.costMicros += costMicros;
  }
  return sums;
}
