import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from './testing/test-app.ts';

let test: TestApp;
let consoleDir: string;
let port: number;

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'bartizan-console-'));
  consoleDir = join(root, 'dist');
  await mkdir(join(consoleDir, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.js'), 'secret');
  test = await testApp({
    config: { consoleDir },
    limits: {
      liveClientsMax: 1,
      headersTimeoutMs: 400,
      requestTimeoutMs: 800,
      pendingMax: 5,
      eventsInFlightBytesMax: 1000,
    },
  });
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  port = (test.app.server.address() as { port: number }).port;
});
afterAll(async () => {
  await test.close();
  await rm(join(consoleDir, '..'), { recursive: true, force: true });
});

describe('console', () => {
  it('says what to do when it is not built, and serves it once it is', async () => {
    const missing = await test.app.inject('/');
    expect(missing.statusCode).toBe(503);
    expect(missing.body).toContain('npm run build');
    await writeFile(join(consoleDir, 'index.html'), '<!doctype html>console');
    await writeFile(join(consoleDir, 'assets', 'main-Ab12Cd34.js'), 'let x;');
    await writeFile(join(consoleDir, 'assets', 'main-Ab12Cd34.js.br'), 'compressed');
    expect((await test.app.inject('/')).body).toBe('<!doctype html>console');
  });

  it('answers its own addresses with the page, others with 404', async () => {
    for (const url of ['/incidents/inc_1?tab=x', '/setup?token=abc', '/traffic']) {
      expect((await test.app.inject(url)).body).toBe('<!doctype html>console');
    }
    for (const url of [
      '/assets/none.js',
      '/api/none',
      '/v1/none',
      '/x.map',
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/assets/..%2f..%2fsecret.js',
      '/assets/%2e%2e/%2e%2e/secret.js',
    ]) {
      const response = await test.app.inject(url);
      expect(response.statusCode, url).toBe(404);
      expect(response.body).not.toContain('secret');
    }
    expect((await test.app.inject({ method: 'POST', url: '/incidents' })).statusCode).toBe(404);
  });

  it('lets hashed files be cached for ever, compresses them, and asks again for the page', async () => {
    const asset = await test.app.inject({
      url: '/assets/main-Ab12Cd34.js',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(asset.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    const plain = await test.app.inject({
      url: '/assets/main-Ab12Cd34.js',
      headers: { 'accept-encoding': 'br;q=0' },
    });
    expect(plain.body).toBe('let x;');
    const page = await test.app.inject('/');
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await test.app.inject({
      url: '/',
      headers: { 'if-none-match': String(page.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('metrics', () => {
  it('hold the plain series that scripts read, consistent in one scrape', async () => {
    await test.as('ingest', {
      method: 'POST',
      url: '/api/events?source=m',
      headers: { 'content-type': 'text/plain' },
      payload: 'a\nb\nc\n',
    });
    test.pipeline.commit(
      { processed: 1, deadLettered: 1, chunkSeq: 1 },
      { findings: [], newIncidentIds: [] },
    );
    const { body, headers } = await test.app.inject('/metrics');
    expect(headers['content-type']).toContain('version=0.0.4');
    for (const line of ['accepted_total 3', 'processed_total 1', 'dead_lettered_total 1', 'pending 1']) {
      expect(body).toMatch(new RegExp(`^bartizan_events_${line}$`, 'm'));
    }
    expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
  });
});

describe('overload', () => {
  it('refuses events with 503 while too many wait, or too many bytes are in memory', async () => {
    const post = (payload: string) =>
      test.as('ingest', {
        method: 'POST',
        url: '/api/events?source=m',
        headers: { 'content-type': 'text/plain' },
        payload,
      });
    const large = await post('x'.repeat(2000));
    expect([large.statusCode, large.headers['retry-after']]).toEqual([503, '1']);
    expect((await post('a\nb\nc\nd\ne\nf')).statusCode).toBe(202);
    const late = await post('g');
    expect([late.statusCode, late.headers['retry-after']]).toEqual([503, '10']);
  });
});

describe('live', () => {
  it('tells of calls, and takes a bounded number of readers', async () => {
    const authorization = `Bearer ${await test.token('read')}`;
    const controller = new AbortController();
    const url = `http://127.0.0.1:${port}/api/live`;
    const stream = await fetch(url, { headers: { authorization }, signal: controller.signal });
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(url, { headers: { authorization } })).status).toBe(503);
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    const readUntil = async (text: string) => {
      while (!told.includes(text)) told += (await reader.read()).value ?? expect.unreachable('it ended');
    };
    // How things stand comes at once, before anything happens.
    await readUntil('event: counts\ndata: {"accepted":');
    expect(told.startsWith('retry: 2000\n\n')).toBe(true);
    const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 };
    const latency = { totalMs: 5, upstreamMs: 4, firstByteMs: null, guardsMs: 1 };
    const verdict = { action: 'block' as const, score: 1, reasons: [] };
    test.gateway.call({ ...callBase, usage, latency, verdict });
    await readUntil(
      'event: traffic\ndata: {"count":1,"calls":[{"id":"call_1","action":"block","model":"m","status":403,',
    );
    controller.abort();
  });
});

const callBase = {
  type: 'gateway.call' as const,
  id: 'call_1',
  time: 1,
  operation: 'chat.completions' as const,
  stream: false,
  token: { id: 't', name: 't' },
  client: { ip: '127.0.0.1' },
  model: 'm',
  responseModel: null,
  upstream: null,
  policy: 'default',
  status: 403,
  upstreamStatus: null,
  error: null,
  finishReason: null,
  inspected: true,
  bytes: { request: 1, response: 1 },
};

describe('slow clients', () => {
  it.each([
    ['a head that never ends', 'GET /healthz HTTP/1.1\r\n'],
    [
      'a body that never ends',
      'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    ],
  ])('%s is cut off with 408', async (_name, text) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString();
    });
    socket.write(text);
    await once(socket, 'close');
    expect(answer).toContain('HTTP/1.1 408');
    expect(answer).toContain('request_timeout');
  });
});
