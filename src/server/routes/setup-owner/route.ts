import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { accountView, accountViewSchema } from '../../shared/account-view.ts';

export const setupOwner = defineRoute({
  method: 'POST',
  path: '/api/setup/owner',
  access: needs('admin'),
  tag: 'identity',
  summary: 'Create the owner account without the one-time token, for whoever holds the data folder',
  body: z.strictObject({
    email: z.string().min(3).max(254),
    name: z.string().max(100).optional(),
    password: z.string().min(1).max(1024),
  }),
  status: 201,
  response: accountViewSchema,
  faults: [409],
  async handle({ body, deps }) {
    const account = await deps.identity.createOwner(body);
    deps.log.info({ account: account.id }, 'owner account created from the command line');
    return accountView(account);
  },
});
