import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { accountView, accountViewSchema } from '../../shared/account-view.ts';

export const accountsList = defineRoute({
  method: 'GET',
  path: '/api/accounts',
  access: needs('read'),
  tag: 'identity',
  summary: 'Accounts, to assign incidents to',
  status: 200,
  response: z.object({ items: z.array(accountViewSchema), nextCursor: z.null() }),
  handle: async ({ deps }) => ({
    items: (await deps.identity.accounts()).map(accountView),
    nextCursor: null,
  }),
});
