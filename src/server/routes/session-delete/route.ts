import { defineRoute } from '../../core/define-route.ts';
import { clearedSessionCookie, sessionSecretOf } from '../../security/session-cookie.ts';
import { isSecure } from '../../shared/is-secure.ts';

export const sessionDelete = defineRoute({
  method: 'DELETE',
  path: '/api/session',
  access: 'account',
  tag: 'identity',
  summary: 'Sign out',
  status: 204,
  async handle({ deps, request, reply }) {
    const secret = sessionSecretOf(request.headers.cookie);
    if (secret !== undefined) await deps.identity.sessions.close(secret);
    reply.header('set-cookie', clearedSessionCookie(isSecure(deps.config)));
  },
});
