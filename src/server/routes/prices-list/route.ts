import { priceSchema } from '../../../contracts/price.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { pageOf } from '../../shared/query.ts';

export const pricesList = defineRoute({
  method: 'GET',
  path: '/api/prices',
  access: needs('read'),
  tag: 'gateway',
  summary: 'What models cost for each million tokens, and from when on',
  status: 200,
  response: pageOf(priceSchema),
  async handle({ deps }) {
    return { items: [...(await deps.store.budgets.prices())], nextCursor: null };
  },
});
