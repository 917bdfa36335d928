import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MockAnswer, routes, sessionAnswer } from './mock/routes.ts';
import { type MockMode, type MockState, makeState } from './mock/state.ts';

export interface MockOptions {
  readonly mode?: MockMode;
  /** Rows of the long lists. */
  readonly rows?: number;
  readonly port?: number;
  /** How long every answer of the API takes, milliseconds. */
  readonly delayMs?: number;
  /** Whether the browser is signed in from the start. */
  readonly signedIn?: boolean;
  /** How often a live message is sent, milliseconds; 0 sends the counts once and stays quiet. */
  readonly liveMs?: number;
  /** Folder of the built console; the usual one when left out. */
  readonly dist?: string;
}

export interface MockApi {
  readonly url: string;
  readonly state: MockState;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const usualDist = join(import.meta.dirname, '../dist');

/** Stricter than the server's own, so that the console is known to need no inline style or script. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'";

function send(response: ServerResponse, answer: MockAnswer): void {
  const status = answer.status ?? 200;
  response.writeHead(status, {
    'content-type': status >= 400 ? 'application/problem+json' : 'application/json',
  });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function live(state: MockState, response: ServerResponse, liveMs: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const full = state.mode === 'full';
  let tick = 0;
  const write = (event: string, data: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const say = () => {
    const processed = full ? 1_204_551 + tick * 131 : 0;
    write('counts', {
      accepted: full ? processed + 52 : 0,
      processed,
      deadLettered: full ? 40 : 0,
      pending: full ? 12 : 0,
      eventsPerSecond: full ? 131 : 0,
    });
    if (full && tick > 0 && tick % 3 === 0)
      write('traffic', {
        count: 3,
        calls: ['allow', 'block', 'allow'].map((action, index) => ({
          id: `call_live${tick}${index}`,
          action,
          model: 'gpt-5-mini',
          status: action === 'block' ? 400 : 200,
          token: { id: 'tok_search', name: 'search' },
          team: 'care',
          policy: 'default',
          upstream: 'openai',
          guards: action === 'block' ? ['injection'] : [],
        })),
      });
    if (full && tick > 0 && tick % 7 === 0)
      write('incident', {
        id: `inc_live${tick}`,
        number: 20_000 + tick,
        title: 'Audit log cleared on DC-01',
        severity: 'critical',
        status: 'new',
      });
    tick += 1;
  };
  say();
  if (liveMs <= 0) return;
  const timer = setInterval(say, liveMs);
  response.on('close', () => clearInterval(timer));
}

async function sendFile(dist: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = extname(path) === '' ? '/index.html' : normalize(path);
  try {
    const data = await readFile(join(dist, wanted));
    response.writeHead(200, {
      'content-type': types[extname(wanted)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(data);
  } catch (error) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end(error instanceof Error ? error.message : 'not found');
  }
}

async function answer(state: MockState, request: IncomingMessage, url: URL): Promise<MockAnswer> {
  const parts = url.pathname.slice('/api/'.length).split('/').map(decodeURIComponent);
  const name = `${request.method} ${parts[0]}`;
  if (name === 'GET session') return sessionAnswer(state);
  const open = ['GET setup', 'POST setup', 'POST session'].includes(name);
  if (!open && !state.signedIn) return sessionAnswer(state);
  if (!open && state.mode === 'error') {
    return {
      status: 503,
      body: {
        title: 'Service unavailable',
        status: 503,
        code: 'store_unavailable',
        detail: 'The store does not answer. Its disk may be full.',
        requestId: 'req_01JMOCK503',
      },
    };
  }
  const body = await bodyOf(request);
  return (
    routes[name]?.({ state, query: url.searchParams, parts, body }) ?? {
      status: 404,
      body: { title: 'Not found', status: 404, code: 'not_found' },
    }
  );
}

/** A stand-in for the server with seeded data, for developing the console and for its browser tests. */
export async function startMockApi(options: MockOptions = {}): Promise<MockApi> {
  const state = makeState(options.mode ?? 'full', options.rows ?? 10_000, Date.now());
  state.signedIn = options.signedIn ?? true;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (!url.pathname.startsWith('/api/')) return sendFile(options.dist ?? usualDist, url.pathname, response);
    if (options.delayMs) await sleep(options.delayMs);
    if (url.pathname === '/api/live') return live(state, response, options.liveMs ?? 1000);
    send(response, await answer(state, request, url));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The mock server has no address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    state,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (import.meta.main) {
  const mode = (process.argv[2] ?? 'full') as MockMode;
  const api = await startMockApi({ mode, port: Number(process.env.PORT ?? 0) });
  console.log(`Mock of the API, ${mode}, with the built console: ${api.url}`);
}
