import { z } from 'zod';
import { type Severity, severitySchema } from '../../../contracts/severity.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { bucketsOf } from '../../shared/buckets.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

export const eventsHistogram = defineRoute({
  method: 'GET',
  path: '/api/events/histogram',
  access: needs('read'),
  tag: 'events',
  summary: 'Events and findings over time',
  query: z.strictObject({ ...rangeQuery, buckets: z.coerce.number().int().min(1).max(500).default(60) }),
  status: 200,
  response: z.object({
    bucketMs: z.number().int(),
    series: z.array(
      z.object({ t: z.number(), events: z.number(), findings: z.partialRecord(severitySchema, z.number()) }),
    ),
    byClass: z.array(z.object({ classUid: z.number(), count: z.number() })),
  }),
  async handle({ query, deps }) {
    const range = resolveRange(query, deps.clock.nowMs());
    const { bucketMs, starts } = bucketsOf(range, query.buckets);
    const [events, findings] = await Promise.all([
      deps.store.eventCounts.histogram(range.fromMs, range.toMs, bucketMs),
      deps.store.findings.histogram(range.fromMs, range.toMs, bucketMs),
    ]);
    const series = new Map(
      starts.map((t) => [t, { t, events: 0, findings: {} as Partial<Record<Severity, number>> }]),
    );
    const byClass = new Map<number, number>();
    for (const row of events) {
      byClass.set(row.classUid, (byClass.get(row.classUid) ?? 0) + row.count);
      const bucket = series.get(row.bucketMs);
      if (bucket) bucket.events += row.count;
    }
    for (const { bucketMs: start, severity, count } of findings) {
      const bucket = series.get(start);
      if (bucket) bucket.findings[severity] = (bucket.findings[severity] ?? 0) + count;
    }
    const classes = [...byClass].map(([classUid, count]) => ({ classUid, count }));
    return { bucketMs, series: [...series.values()], byClass: classes.sort((a, b) => b.count - a.count) };
  },
});
