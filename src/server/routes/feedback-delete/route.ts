import { z } from 'zod';
import { needsOrAccount } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';

const name = z.string().max(128).default('');

export const feedbackDelete = defineRoute({
  method: 'DELETE',
  path: '/api/traffic/:id/feedback',
  access: needsOrAccount('admin'),
  tag: 'gateway',
  summary: 'Take a judgement of a verdict back',
  params: idParams,
  query: z.strictObject({ guard: name, rule: name }),
  status: 204,
  faults: [404],
  async handle({ params, query, deps }) {
    const isRemoved = await deps.store.callFeedback.remove(params.id, query.guard, query.rule);
    found(isRemoved || undefined, 'judgement');
  },
});
