import { z } from 'zod';
import { feedbackKinds } from '../../../storage/ports/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { feedbackSchema } from '../../shared/feedback-view.ts';
import { defined, nameParameter, pageOf, pageQuery } from '../../shared/query.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

export const feedbackList = defineRoute({
  method: 'GET',
  path: '/api/feedback',
  access: needs('read'),
  tag: 'gateway',
  summary: 'What people said of verdicts, newest first, and how often in the time range, by rule',
  query: z.strictObject({
    ...pageQuery,
    ...rangeQuery,
    kind: z.enum(feedbackKinds).optional(),
    guard: nameParameter.optional(),
  }),
  status: 200,
  response: pageOf(feedbackSchema).extend({
    counts: z.array(
      z.object({
        guard: z.string(),
        rule: z.string(),
        kind: z.enum(feedbackKinds),
        count: z.number().int(),
      }),
    ),
  }),
  async handle({ query, deps }) {
    const { limit, cursor, kind, guard } = query;
    const { fromMs, toMs } = resolveRange(query, deps.clock.nowMs(), 30 * 86_400_000);
    const [page, counts] = await Promise.all([
      deps.store.callFeedback.list({ limit, ...defined({ cursor, kind, guard }) }),
      deps.store.callFeedback.counts(fromMs, toMs),
    ]);
    return { ...page, counts };
  },
});
