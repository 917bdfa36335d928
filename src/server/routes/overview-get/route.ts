import { z } from 'zod';
import { entitySchema } from '../../../contracts/entity.ts';
import { severitySchema } from '../../../contracts/severity.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { healthOf, partHealthSchema } from '../../shared/health.ts';
import { detectionQuality, needsYou, topEntities, totalsOf } from '../../shared/overview.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

const count = z.number().int();
const totalsSchema = z.object({
  events: count,
  findings: count,
  calls: count,
  blocked: count,
  tokens: count,
});

export const overviewGet = defineRoute({
  method: 'GET',
  path: '/api/overview',
  access: needs('read'),
  tag: 'operations',
  summary: 'What needs a person now, and the figures of a time range beside those of the one before',
  query: z.strictObject(rangeQuery),
  status: 200,
  response: z.object({
    openIncidents: z.partialRecord(severitySchema, count),
    totals: totalsSchema,
    previous: totalsSchema,
    needsYou: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        href: z.string(),
        severity: severitySchema,
        timeMs: z.number(),
      }),
    ),
    health: z.array(partHealthSchema),
    topEntities: z.array(entitySchema.extend({ count })),
    detectionQuality: z.object({ truePositive: count, falsePositive: count, mttrMs: z.number().nullable() }),
  }),
  async handle({ query, deps }) {
    const range = resolveRange(query, deps.clock.nowMs());
    const before = { fromMs: range.fromMs - (range.toMs - range.fromMs), toMs: range.fromMs };
    const [open, totals, previous, needs, health, incidents] = await Promise.all([
      deps.store.incidents.openBySeverity(),
      totalsOf(deps, range),
      totalsOf(deps, before),
      needsYou(deps),
      healthOf(deps),
      deps.store.incidents.list({ ...range, limit: 500 }),
    ]);
    return {
      openIncidents: Object.fromEntries(open.map(({ severity, count: number }) => [severity, number])),
      totals,
      previous,
      needsYou: needs,
      health,
      topEntities: topEntities(incidents.items),
      detectionQuality: detectionQuality(incidents.items),
    };
  },
});
