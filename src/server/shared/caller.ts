import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../contracts/identity.ts';
import type { ClientInfo } from '../../identity/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

/** Who calls. @throws Fault `unauthenticated` when the route let nobody in, which only a programming error can do */
export function callerOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Fault(serverFaults.unauthenticated);
  return request.principal;
}

export function clientOf(request: FastifyRequest): ClientInfo {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}

/** Something that was looked up, or 404. */
export function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Fault(serverFaults.notFound, { message: `There is no such ${what}.` });
  return value;
}
