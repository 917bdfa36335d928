import type { FastifyInstance, FastifyRequest } from 'fastify';
import { identityFaults, passesCsrf } from '../../identity/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { isOwn, requireAccess } from '../core/access.ts';
import { serverFaults } from '../errors.ts';
import type { AppDeps } from '../ports.ts';
import { ownOrigins } from './host-check.ts';
import { sessionSecretOf } from './session-cookie.ts';

/** Finds out who calls and checks the route's access before a byte of the body is read. */
export function installAuthentication(app: FastifyInstance, deps: AppDeps): void {
  app.decorateRequest('principal', undefined);
  app.decorateRequest('session', undefined);
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    // Unknown addresses go on to the 404; nothing but that handler runs for them.
    if (request.is404 || access === undefined || access === 'public' || isOwn(access)) return;
    await authenticate(request, deps);
    requireAccess(access, request.principal);
  });
}

async function authenticate(request: FastifyRequest, deps: AppDeps): Promise<void> {
  const authorization = request.headers.authorization;
  if (authorization !== undefined) {
    const token = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1];
    request.principal = token === undefined ? undefined : await deps.identity.bearer(token, request.ip);
    if (!request.principal) {
      throw new Fault(serverFaults.unauthenticated, { message: 'The token is unknown, revoked or expired.' });
    }
    return;
  }
  const secret = sessionSecretOf(request.headers.cookie);
  const session = secret === undefined ? undefined : await deps.identity.sessions.resume(secret);
  if (!session) return;
  requireCsrf(request, session.csrfToken, deps);
  request.session = session;
  request.principal = session.principal;
}

function requireCsrf(request: FastifyRequest, expected: string, deps: AppDeps): void {
  const { origin, 'sec-fetch-site': fetchSite, 'x-csrf-token': token } = request.headers;
  const passes = passesCsrf({
    method: request.method,
    token: typeof token === 'string' ? token : undefined,
    expected,
    origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    ownOrigins: ownOrigins(request.headers.host ?? '', deps.config.publicUrl),
  });
  if (!passes) throw new Fault(identityFaults.csrfFailed, { field: 'x-csrf-token' });
}
