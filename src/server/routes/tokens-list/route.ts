import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { tokenView, tokenViewSchema } from '../../shared/token-view.ts';

export const tokensList = defineRoute({
  method: 'GET',
  path: '/api/tokens',
  access: needs('admin'),
  tag: 'identity',
  summary: 'API tokens, revoked ones too',
  status: 200,
  response: z.object({ items: z.array(tokenViewSchema), nextCursor: z.null() }),
  handle: async ({ deps }) => ({
    items: (await deps.identity.tokens.list()).map(tokenView),
    nextCursor: null,
  }),
});
