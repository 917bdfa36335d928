import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { customGuardView, customGuardViewSchema } from '../../shared/custom-guard-view.ts';

export const customGuardsList = defineRoute({
  method: 'GET',
  path: '/api/custom-guards',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Guards of your own, as they were defined, without the secrets of hooks',
  status: 200,
  response: z.object({ items: z.array(customGuardViewSchema), nextCursor: z.null() }),
  async handle({ deps }) {
    const guards = await deps.store.settings.customGuards();
    return { items: guards.map(customGuardView), nextCursor: null };
  },
});
