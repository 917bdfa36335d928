import { z } from 'zod';
import { priceSchema } from '../../../contracts/price.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { refuse } from '../../shared/policy-body.ts';

const pricesMax = 5_000;

export const pricesPut = defineRoute({
  method: 'PUT',
  path: '/api/prices',
  access: needs('admin'),
  tag: 'gateway',
  summary: 'Set what a model costs from a moment on; calls before that keep the price before',
  body: z.strictObject(priceSchema.shape),
  status: 200,
  response: priceSchema,
  async handle({ body, deps, request }) {
    if ((await deps.store.budgets.prices()).length >= pricesMax)
      refuse('model', `There are ${pricesMax} prices already.`);
    await deps.store.budgets.putPrice(body, deps.clock.nowMs());
    await deps.gateway.reload();
    deps.log.info({ model: body.model, by: callerOf(request).id }, 'price changed');
    return body;
  },
});
