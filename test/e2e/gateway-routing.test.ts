import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Upstream } from '../../src/contracts/upstream.ts';
import { type Harness, type HarnessOptions, startHarness, TOKEN } from './support/gateway-harness.ts';

let house: Harness;
const servers: Server[] = [];

/** An upstream of its own; counts how often it was asked. */
async function upstream(
  name: string,
  answer: (response: ServerResponse, count: number) => void,
  more: Partial<Upstream> = {},
): Promise<{ readonly config: Partial<Upstream>; asked: number }> {
  const state = { config: {} as Partial<Upstream>, asked: 0 };
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response, state.asked++));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  state.config = { name, baseUrl: `http://127.0.0.1:${address.port}/v1`, standsIn: true, ...more };
  return state;
}

const good = (name: string) => (response: ServerResponse) =>
  void response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ id: name, object: 'chat.completion', model: name, choices: [] }));
const status = (code: number) => (response: ServerResponse) =>
  void response.writeHead(code, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');

async function start(upstreams: readonly Partial<Upstream>[], more: HarnessOptions = {}): Promise<void> {
  house = await startHarness({ upstreams, ...more });
}

async function ask(signal?: AbortSignal): Promise<{ status: number; by: string | undefined }> {
  const answer = await fetch(`${house.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'any', messages: [{ role: 'user', content: 'hello' }] }),
    signal: signal ?? null,
  });
  const body = (await answer.json()) as { id?: string };
  return { status: answer.status, by: body.id };
}

afterEach(async () => {
  await house.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('several upstreams for one model', () => {
  it.each([
    ['says 500', status(500)],
    ['says 429', status(429)],
    ['says 529', status(529)],
    ['breaks off', (response: ServerResponse) => void response.socket?.destroy()],
    ['is silent', () => undefined],
  ])('asks the next when the first %s, and the event tells', async (_what, answer) => {
    const first = await upstream('first', answer, { timeoutMs: 300 });
    const second = await upstream('second', good('second'), { priority: 1 });
    await start([first.config, second.config]);
    expect(await ask()).toEqual({ status: 200, by: 'second' });
    expect(house.events[0]).toMatchObject({ upstream: 'second', attempts: [{ upstream: 'first' }] });
    expect(first.asked).toBe(1);
  });

  it('asks nobody else when the request itself is wrong', async () => {
    const first = await upstream('first', status(400));
    const second = await upstream('second', good('second'), { priority: 1 });
    await start([first.config, second.config]);
    expect((await ask()).status).toBe(400);
    expect(second.asked).toBe(0);
  });

  it('asks nobody else once a byte went to the caller', async () => {
    const first = await upstream('first', (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"choices":[{"index":0,"delta":{"content":"half "}}]}\n\n');
      setTimeout(() => response.socket?.destroy(), 30);
    });
    const second = await upstream('second', good('second'), { priority: 1 });
    await start([first.config, second.config]);
    const answer = await fetch(`${house.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ model: 'any', stream: true, messages: [] }),
    });
    expect(await answer.text()).toContain('upstream_truncated');
    expect(second.asked).toBe(0);
  });

  it('passes the last answer on when all say no', async () => {
    const first = await upstream('first', status(503));
    const second = await upstream('second', status(429), { priority: 1 });
    await start([first.config, second.config]);
    expect((await ask()).status).toBe(429);
  });

  it('leaves a second provider alone that was not asked to stand in', async () => {
    const first = await upstream('first', status(500));
    const second = await upstream('second', good('second'), { standsIn: false });
    await start([first.config, second.config]);
    expect((await ask()).status).toBe(500);
    expect(second.asked).toBe(0);
  });

  it('goes only where the policy lets its traffic go', async () => {
    const first = await upstream('first', good('first'));
    const second = await upstream('second', good('second'), { priority: 1 });
    await start([first.config, second.config], { policy: { upstreams: ['second'] } });
    expect((await ask()).by).toBe('second');
    expect(first.asked).toBe(0);
  });

  it('skips one whose key is missing', async () => {
    const first = await upstream('first', good('first'), { apiKeyEnv: 'NOT_SET' });
    const second = await upstream('second', good('second'), { priority: 1, apiKeyEnv: null });
    await start([first.config, second.config], {
      readKey: ({ apiKeyEnv }) => {
        if (apiKeyEnv !== null) throw new Error('not set');
        return null;
      },
    });
    expect((await ask()).by).toBe('second');
  });

  it('stops asking one first that failed five times, and keeps it as the last', async () => {
    const first = await upstream('first', status(500));
    const second = await upstream('second', good('second'), { priority: 1 });
    await start([first.config, second.config]);
    for (let i = 0; i < 8; i++) expect((await ask()).by).toBe('second');
    expect(first.asked).toBe(5);
  });

  it('shares calls among equals', async () => {
    const first = await upstream('first', good('first'));
    const second = await upstream('second', good('second'));
    await start([first.config, second.config]);
    for (let i = 0; i < 60; i++) await ask();
    expect(Math.min(first.asked, second.asked)).toBeGreaterThan(10);
  });
});

describe('retries of one upstream', () => {
  it('asks again as often as it may', async () => {
    const only = await upstream(
      'only',
      (response, count) => (count < 2 ? status(503) : good('only'))(response),
      {
        retries: 3,
      },
    );
    await start([only.config]);
    expect(await ask()).toEqual({ status: 200, by: 'only' });
    expect(house.events[0]?.attempts).toHaveLength(2);
  });

  it('gives up waiting when the caller leaves, and says so', async () => {
    const only = await upstream('only', status(503), { retries: 5 });
    await start([only.config]);
    await expect(ask(AbortSignal.timeout(60))).rejects.toThrow();
    for (let i = 0; i < 100 && house.events.length === 0; i++) await new Promise((r) => setTimeout(r, 10));
    expect(house.events[0]).toMatchObject({ error: 'caller_gone', status: 499 });
    expect(house.gateway.stats.inFlight).toBe(0);
  });
});
