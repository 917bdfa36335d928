import type { FastifyInstance } from 'fastify';

/**
 * Clients that always say `content-type: application/json` say it of a DELETE or a POST without a body too. The type of
 * nothing means nothing: it is dropped, so that no parser is asked to make JSON of it. A route that needs a body says so
 * by itself.
 */
export function ignoreTypeWithoutBody(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    const length = headers['content-length'];
    const isEmpty = headers['transfer-encoding'] === undefined && (length === undefined || length === '0');
    // An empty type says as little as none.
    const isVoid = isEmpty || headers['content-type'] === '';
    if (isVoid && request.url.startsWith('/api/')) delete headers['content-type'];
    done();
  });
}
