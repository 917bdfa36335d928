import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';
import type { AppDeps } from '../ports.ts';
import { problemOf, problemType } from './problem.ts';
import { toFault } from './to-fault.ts';

/** Answers every error as problem+json; what nobody foresaw is logged and told as a 500 without detail. */
export function installErrorHandling(app: FastifyInstance, deps: AppDeps): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, deps));
}

export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
): FastifyReply {
  const { fault, isUnknown } = toFault(error);
  const problem = problemOf(fault, request.id);
  if (isUnknown)
    deps.log.error({ error, requestId: request.id, route: request.routeOptions?.url }, 'request failed');
  if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', String(fault.retryAfterSeconds));
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(fault.status).type(problemType).send(JSON.stringify(problem));
}

/** 404, or 405 with `Allow` when the address exists under other methods. */
export function notFound(methods: readonly string[], reply: FastifyReply): never {
  if (methods.length === 0) throw new Fault(serverFaults.notFound);
  reply.header('allow', methods.join(', '));
  throw new Fault(serverFaults.methodNotAllowed, { message: `This address takes ${methods.join(', ')}.` });
}
