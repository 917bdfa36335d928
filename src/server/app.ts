import Fastify, { type FastifyInstance } from 'fastify';
import './core/fastify-types.ts';
import { serveConsole } from './console/serve-console.ts';
import { isAccess } from './core/access.ts';
import { ignoreTypeWithoutBody } from './core/bodyless-requests.ts';
import { answerClientError } from './core/client-error.ts';
import type { Route } from './core/define-route.ts';
import { installErrorHandling, notFound, sendProblem } from './core/error-handling.ts';
import { MethodTable } from './core/method-table.ts';
import { registerRoute } from './core/register-route.ts';
import { newRequestId } from './core/request-id.ts';
import { LiveFeed } from './live/live-feed.ts';
import { LiveHub } from './live/live-hub.ts';
import type { AppDeps } from './ports.ts';
import { eventsCreate } from './routes/events-create/route.ts';
import { routes } from './routes/index.ts';
import { liveGet } from './routes/live-get/route.ts';
import { openapiGet } from './routes/openapi-get/route.ts';
import { installAuthentication } from './security/authenticate.ts';
import { installDuplicateHeaderCheck } from './security/duplicate-headers.ts';
import { installSecurityHeaders } from './security/headers.ts';
import { installHostCheck } from './security/host-check.ts';

/** Builds the HTTP server on the ports that it is given; nothing listens yet, and plugins may still be added. */
export function createApp(deps: AppDeps): FastifyInstance {
  const app = createFastify(deps);
  const methods = new MethodTable();
  requireAccessOnEveryRoute(app, methods);
  observe(app, deps);
  installSecurityHeaders(app);
  installDuplicateHeaderCheck(app);
  ignoreTypeWithoutBody(app);
  installHostCheck(app, deps.config);
  installAuthentication(app, deps);
  installErrorHandling(app, deps);
  const live = startLive(app, deps);
  const all: readonly Route[] = [...routes, liveGet(live), eventsCreate, openapiGet(() => all)];
  for (const route of all) {
    if (route !== eventsCreate) registerRoute(app, route, deps);
  }
  registerEvents(app, deps);
  serveConsole(app, deps);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    try {
      notFound(methods.methodsOf(path), reply);
    } catch (error) {
      sendProblem(error, request, reply, deps);
    }
  });
  return app;
}

function refuseSchema(): never {
  throw new Error('routes state their input and output in zod; fastify compiles no schema of its own');
}

/** Naming them keeps fastify from loading its own compilers, which nobody uses and a start would wait for. */
const noCompilers = { buildValidator: () => refuseSchema, buildSerializer: () => refuseSchema };

function createFastify(deps: AppDeps): FastifyInstance {
  const { limits } = deps.config;
  const app = Fastify({
    // The gateway's and the server's own logs say what is worth saying; one line a request would drown it.
    logger: false,
    bodyLimit: 1024 * 1024,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: limits.requestTimeoutMs + 10_000,
    keepAliveTimeout: 72_000,
    maxRequestsPerSocket: 0,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestIdHeader: false,
    genReqId: newRequestId,
    trustProxy: false,
    schemaController: { compilersFactory: noCompilers },
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    http: {
      maxHeaderSize: 16 * 1024,
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: Math.min(2_000, limits.headersTimeoutMs),
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply, deps);
    },
  }) as unknown as FastifyInstance;
  app.server.maxConnections = limits.connectionsMax;
  app.server.maxHeadersCount = 100;
  app.removeContentTypeParser('text/plain');
  return app;
}

/** Deny by default: a route that does not say who may call it cannot be registered. */
function requireAccessOnEveryRoute(app: FastifyInstance, methods: MethodTable): void {
  app.addHook('onRoute', (route) => {
    if (!isAccess(route.config?.access))
      throw new Error(`the route ${route.url} does not declare its access`);
    // The console's catch-all takes every address and says nothing about which exist.
    if (route.url === '/*') return;
    for (const method of [route.method].flat()) methods.add(method, route.url);
  });
}

function observe(app: FastifyInstance, deps: AppDeps): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    deps.metrics.observeHttp(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
  deps.pipeline.onCommit((_totals, outcome) => deps.metrics.observeCommit(outcome));
  deps.gateway.onCall((call) => deps.metrics.observeCall(call));
}

function startLive(app: FastifyInstance, deps: AppDeps): LiveHub {
  const hub = new LiveHub(deps.config.limits.liveClientsMax);
  const feed = new LiveFeed(deps, hub);
  app.addHook('preClose', async () => {
    feed.close();
    hub.close();
  });
  return hub;
}

/** The route that reads its body itself lives in its own context, where fastify parses nothing. */
function registerEvents(app: FastifyInstance, deps: AppDeps): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    registerRoute(scope, { ...eventsCreate, bodyBytesMax: Number.MAX_SAFE_INTEGER }, deps);
  });
}
