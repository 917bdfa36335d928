import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../../contracts/identity.ts';
import { Fault } from '../../kernel/fault.ts';
import {
  asGatewayFault,
  dialectOf,
  errorBody,
  type Gateway,
  gatewayFaults,
  ollamaPaths,
} from '../../protect/gateway/index.ts';
import { HttpReplySink } from './http-reply-sink.ts';

/** Everything below these is the gateway's; Ollama's addresses stand beside those of the server's own API. */
const prefixes = ['/v1', '/v1beta', '/v1alpha'];
const CALLER = 'gatewayCaller';
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function addressOf(request: FastifyRequest): { readonly path: string; readonly query: string } {
  const url = request.raw.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

/** What fastify itself refuses, in the gateway's words. */
function faultOf(error: unknown): Fault {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Fault(gatewayFaults.tooLarge, { cause: error });
  if (status === 400) return new Fault(gatewayFaults.invalidBody, { cause: error });
  return asGatewayFault(error);
}

/**
 * Serves the gateway's endpoints. The routes live in a context of their own: bodies stay bytes, errors come
 * in the shape that OpenAI's and Anthropic's clients read, and the caller is proved before the body is read. Answers
 * are written past fastify, which saves its serialising and its hooks on the way out.
 */
export async function registerGateway(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(async (scope) => {
    scope.decorateRequest(CALLER, null);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: gateway.limits.requestBytesMax },
      (_request, body, done) => done(null, body),
    );

    scope.addHook('onRequest', (request, _reply, done) => {
      try {
        const principal = gateway.authenticate(request.headers);
        if (!(principal instanceof Promise)) {
          request.setDecorator<Principal>(CALLER, principal);
          done();
          return;
        }
        principal.then((late) => {
          request.setDecorator<Principal>(CALLER, late);
          done();
        }, done);
      } catch (error) {
        done(error as Error);
      }
    });

    scope.setErrorHandler((error, request, reply) => {
      const fault = faultOf(error);
      if (fault.status >= 500) request.log.error({ err: error }, 'gateway request failed');
      reply.code(fault.status).header('content-type', 'application/json; charset=utf-8');
      if (fault.status === 413) reply.header('connection', 'close');
      return reply.send(errorBody(fault, dialectOf(addressOf(request).path)));
    });

    const handler = (request: FastifyRequest, reply: FastifyReply): void => {
      reply.hijack();
      gateway.handle(
        {
          method: request.method,
          ...addressOf(request),
          headers: request.headers,
          body: Buffer.isBuffer(request.body) ? request.body : null,
          ip: request.ip,
          principal: request.getDecorator<Principal>(CALLER),
        },
        new HttpReplySink(reply.raw),
      );
    };
    // The hook above proves the caller: the server's own check leaves these routes to it.
    const config = { access: { own: 'gateway token' } } as const;
    const bodyLimit = gateway.limits.fileBytesMax;
    scope.route({ method: methods, url: '/v1/files', handler, config, bodyLimit, logLevel: 'warn' });
    for (const url of [...prefixes.flatMap((prefix) => [prefix, `${prefix}/*`]), ...ollamaPaths])
      scope.route({ method: methods, url, handler, config, logLevel: 'warn' });
  });
}
