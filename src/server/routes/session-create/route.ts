import { z } from 'zod';
import { comesFromOwnSite, identityFaults } from '../../../identity/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { defineRoute } from '../../core/define-route.ts';
import { ownOrigins } from '../../security/host-check.ts';
import { sessionCookie, sessionSecretOf } from '../../security/session-cookie.ts';
import { accountView, signedInSchema } from '../../shared/account-view.ts';
import { clientOf } from '../../shared/caller.ts';
import { isSecure } from '../../shared/is-secure.ts';

export const sessionCreate = defineRoute({
  method: 'POST',
  path: '/api/session',
  access: 'public',
  tag: 'identity',
  summary: 'Sign in: sets the session cookie',
  body: z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(1024) }),
  status: 200,
  response: signedInSchema,
  faults: [401, 403, 429],
  async handle({ body, deps, request, reply }) {
    const { origin, cookie, host = '' } = request.headers;
    const fetchSite = request.headers['sec-fetch-site'];
    // Another site must not sign a visitor in as somebody else (login CSRF).
    const isOwn = comesFromOwnSite({
      origin,
      fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
      ownOrigins: ownOrigins(host, deps.config.publicUrl),
    });
    if (!isOwn) throw new Fault(identityFaults.csrfFailed, { field: 'origin' });
    const session = await deps.identity.signIn(body, clientOf(request), sessionSecretOf(cookie));
    deps.log.info({ account: session.account.id, ip: request.ip }, 'signed in');
    reply.header('set-cookie', sessionCookie(session, isSecure(deps.config)));
    return { account: accountView(session.account), csrfToken: session.csrfToken };
  },
});
