import { z } from 'zod';
import { defineRoute } from '../../core/define-route.ts';
import { sessionCookie } from '../../security/session-cookie.ts';
import { accountView, signedInSchema } from '../../shared/account-view.ts';
import { clientOf } from '../../shared/caller.ts';
import { isSecure } from '../../shared/is-secure.ts';

export const setupComplete = defineRoute({
  method: 'POST',
  path: '/api/setup',
  access: 'public',
  tag: 'identity',
  summary: 'Create the owner account with the one-time set-up token, and sign in',
  body: z.strictObject({
    setupToken: z.string().min(1).max(256),
    email: z.string().min(3).max(254),
    name: z.string().max(100).optional(),
    password: z.string().min(1).max(1024),
  }),
  status: 201,
  response: signedInSchema,
  faults: [403, 409, 429],
  async handle({ body, deps, request, reply }) {
    const { setupToken, ...owner } = body;
    const session = await deps.identity.setUp(setupToken, owner, clientOf(request));
    deps.log.info({ account: session.account.id, ip: request.ip }, 'owner account created');
    reply.header('set-cookie', sessionCookie(session, isSecure(deps.config)));
    return { account: accountView(session.account), csrfToken: session.csrfToken };
  },
});
