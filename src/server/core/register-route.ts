import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AppDeps } from '../ports.ts';
import { isOtherContent, type Route } from './define-route.ts';
import { parseInput } from './parse-input.ts';

const noQuery = z.strictObject({});

/** Puts a defined route onto the server: parses its input, calls it, and answers what it returns as JSON. */
export function registerRoute(app: FastifyInstance, route: Route, deps: AppDeps): void {
  app.route({
    method: route.method,
    url: route.path,
    config: { access: route.access },
    ...(route.bodyBytesMax === undefined ? {} : { bodyLimit: route.bodyBytesMax }),
    handler: async (request, reply) => {
      reply.code(route.status);
      const value = await call(route, request, reply, deps);
      if (reply.sent) return reply;
      return answer(route, value, reply, deps);
    },
  });
}

function call(route: Route, request: FastifyRequest, reply: FastifyReply, deps: AppDeps): unknown {
  return route.handle({
    params: route.params && (parseInput(route.params, request.params, 'path') as Record<string, unknown>),
    query: parseQuery(route, request) as Record<string, unknown> | undefined,
    body: route.body && parseInput(route.body, request.body, 'body'),
    deps,
    request,
    reply,
  } as never);
}

function parseQuery(route: Route, request: FastifyRequest): unknown {
  if (route.query) return parseInput(route.query, request.query, 'query');
  // A token or a misspelt filter in the address of a route without parameters must not go unnoticed.
  if (route.path.startsWith('/api/')) parseInput(noQuery, request.query, 'query');
  return undefined;
}

function answer(route: Route, value: unknown, reply: FastifyReply, deps: AppDeps): FastifyReply {
  if (route.response === undefined || value === undefined) return reply.send();
  if (isOtherContent(route.response)) return reply.send(value);
  // A response that does not fit its own schema makes the documentation a lie; tests turn this on.
  if (deps.config.checkResponses) route.response.parse(JSON.parse(JSON.stringify(value)));
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(value));
}
