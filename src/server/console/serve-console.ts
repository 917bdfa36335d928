import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';
import type { AppDeps } from '../ports.ts';
import { loadStaticFiles, type StaticFile } from './static-files.ts';

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bartizan</title>
<h1>The console is not built</h1><p>The server runs. Stop it and run <code>npm run build</code>, then start it again;
the HTTP API works without the console.</p></html>`;

/** Serves the console on every GET that no other route takes; client-side routes get index.html. */
export function serveConsole(app: FastifyInstance, deps: AppDeps): void {
  let loading: ReturnType<typeof loadStaticFiles> | undefined;
  const files = async () => {
    loading ??= loadStaticFiles(deps.config.consoleDir);
    const loaded = await loading;
    // Not built yet: look again at the next request.
    if (!loaded) loading = undefined;
    return loaded;
  };
  app.get('/*', { config: { access: 'public' } }, async (request, reply) => {
    const path = pathOf(request.url);
    if (isForPrograms(path)) throw new Fault(serverFaults.notFound);
    const all = await files();
    if (!all) return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    const file = all.get(path) ?? (looksLikeFile(path) ? undefined : all.get('/index.html'));
    if (!file) throw new Fault(serverFaults.notFound);
    return send(file, request, reply);
  });
}

function pathOf(url: string): string {
  const raw = url.split('?', 1)[0] ?? '/';
  return raw === '/' ? '/index.html' : raw;
}

/** Addresses of the API never answer with a page, so that a wrong one is seen as wrong. */
function isForPrograms(path: string): boolean {
  return /^\/(?:api|v1)(?:\/|$)/i.test(path);
}

function looksLikeFile(path: string): boolean {
  return path.startsWith('/assets/') || /\.[A-Za-z0-9]{1,8}$/.test(path) || /%2e|%2f|%5c|\\|\.\./i.test(path);
}

function send(file: StaticFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    .type(file.contentType);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(file.etag)) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  for (const encoding of ['br', 'gzip'] as const) {
    const content = file.encodings[encoding];
    if (content && new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted)) {
      return reply.header('content-encoding', encoding).send(content);
    }
  }
  return reply.send(file.content);
}
