import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

let house: Harness;
let client: OpenAI;

beforeAll(async () => {
  house = await startHarness({
    upstreams: [{ name: 'openai', timeoutMs: 1_000 }],
    mock: { slowMs: 300, frameDelayMs: 2 },
  });
  client = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
});
afterAll(() => house.close());
beforeEach(() => {
  house.events.length = 0;
  house.arrived.length = 0;
});

const ask = (model: string) => ({
  model,
  messages: [{ role: 'user' as const, content: 'How do I get a refund?' }],
});
const until = async (test: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !test(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('upstreams that misbehave', () => {
  it('passes 429 with its retry-after, and the client tries again', async () => {
    await expect(client.chat.completions.create(ask('mock-429'))).rejects.toMatchObject({
      status: 429,
      code: 'rate_limit_error',
    });
    const answer = await fetch(`${house.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'x-api-key': TOKEN },
      body: JSON.stringify(ask('mock-429')),
    });
    expect(answer.headers.get('retry-after')).toBe('1');
    house.arrived.length = 0;
    const stubborn = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 1 });
    await expect(stubborn.chat.completions.create(ask('mock-429'))).rejects.toMatchObject({ status: 429 });
    expect(house.arrived).toHaveLength(2);
  });

  it('passes 500 with its body, and an error page', async () => {
    await expect(client.chat.completions.create(ask('mock-500'))).rejects.toMatchObject({
      status: 500,
      code: 'server_error',
    });
    await expect(client.chat.completions.create(ask('mock-html'))).rejects.toMatchObject({ status: 503 });
  });

  it.each([
    ['mock-reset', 502, 'upstream_unreachable'],
    ['mock-truncated', 502, 'upstream_truncated'],
    ['mock-broken', 502, 'upstream_invalid'],
    ['mock-hang', 504, 'upstream_timeout'],
  ])('answers for %s with %i', async (model, status, code) => {
    await expect(client.chat.completions.create(ask(model))).rejects.toMatchObject({ status, code });
    expect(house.events[0]).toMatchObject({ status, error: code });
  });

  it('waits for a slow one', async () => {
    const answer = await client.chat.completions.create(ask('mock-slow'));
    expect(answer.choices[0]?.message.content).toContain('billing');
    expect(house.events[0]?.latency.upstreamMs).toBeGreaterThan(250);
  });

  it('says so when nothing listens, when no upstream serves the model, and when the key is missing', async () => {
    const lost = await startHarness({
      upstreams: [{ name: 'gone', baseUrl: 'http://127.0.0.1:9/v1', models: ['gone-*'] }],
    });
    const other = new OpenAI({ baseURL: `${lost.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    await expect(other.chat.completions.create(ask('gone-1'))).rejects.toMatchObject({
      status: 502,
      code: 'upstream_unreachable',
    });
    await expect(other.chat.completions.create(ask('unknown'))).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
    await lost.close();
    const keyless = await startHarness({
      readKey: () => {
        throw new Error('no such variable');
      },
    });
    const third = new OpenAI({ baseURL: `${keyless.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    for (let call = 0; call < 3; call++) {
      await expect(third.chat.completions.create(ask('mock-large'))).rejects.toMatchObject({
        status: 502,
        code: 'upstream_key_missing',
      });
    }
    // Told once for each upstream when it was configured; calls within the same minute do not tell it again.
    expect(keyless.logged).toEqual([
      { upstream: 'openai', keyFrom: 'KEY' },
      { upstream: 'anthropic', keyFrom: 'KEY' },
    ]);
    await keyless.close();
  });

  it.each(['mock-truncated', 'mock-broken'])(
    'tells the caller that the stream of %s is not whole',
    async (model) => {
      const stream = await client.chat.completions.create({ ...ask(model), stream: true });
      let text = '';
      const read = async (): Promise<void> => {
        for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
      };
      await expect(read()).rejects.toThrow(/broke off|cannot be read/);
      expect(text).not.toBe('');
      expect(house.events[0]?.error).toMatch(/upstream_(truncated|invalid)/);
      expect(house.events[0]?.status).toBe(200);
    },
  );

  it('passes a stream that drips byte by byte', async () => {
    const stream = await client.chat.completions.create({ ...ask('mock-drip'), stream: true });
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toContain('within 30 days');
  });
});

describe('callers that go away', () => {
  it('stops the upstream when the caller leaves before the answer', async () => {
    const abort = new AbortController();
    const call = client.chat.completions.create(ask('mock-hang'), { signal: abort.signal });
    call.catch(() => undefined);
    await until(() => house.arrived.length === 1);
    abort.abort();
    expect(await house.arrived[0]?.closedEarly).toBe(true);
    await until(() => house.events.length === 1);
    expect(house.events[0]).toMatchObject({ error: 'caller_gone', status: 499 });
    expect(house.gateway.stats.inFlight).toBe(0);
  });

  it('stops the upstream when the caller leaves in the middle of a stream, and records the call', async () => {
    const stream = await client.chat.completions.create({ ...ask('mock-large'), stream: true });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
    expect(await house.arrived[0]?.closedEarly).toBe(true);
    await until(() => house.events.length === 1);
    expect(house.events[0]).toMatchObject({ error: 'caller_gone', stream: true });
  });
});

describe('bounds', () => {
  it('turns away calls beyond what a token or the gateway may have under way', async () => {
    const small = await startHarness({ limits: { inFlightPerTokenMax: 1 } });
    const other = new OpenAI({ baseURL: `${small.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    const abort = new AbortController();
    other.chat.completions.create(ask('mock-hang'), { signal: abort.signal }).catch(() => undefined);
    await until(() => small.arrived.length === 1);
    await expect(other.chat.completions.create(ask('mock-large'))).rejects.toMatchObject({
      status: 429,
      code: 'too_many_concurrent_requests',
    });
    abort.abort();
    await until(() => small.gateway.stats.inFlight === 0);
    expect((await other.chat.completions.create(ask('mock-large'))).object).toBe('chat.completion');
    await small.close();
  });

  it('drains: calls under way finish, new ones are turned away', async () => {
    const closing = await startHarness({ mock: { slowMs: 200 } });
    const other = new OpenAI({ baseURL: `${closing.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    const call = other.chat.completions.create(ask('mock-slow'));
    await until(() => closing.arrived.length === 1);
    const closed = closing.gateway.close(2_000);
    await expect(other.chat.completions.create(ask('mock-large'))).rejects.toMatchObject({
      status: 503,
      code: 'shutting_down',
    });
    expect((await call).object).toBe('chat.completion');
    await closed;
    await closing.close();
  });

  it('answers although the event cannot be recorded, and counts it', async () => {
    const record = async (): Promise<void> => {
      throw new Error('disk full');
    };
    const deaf = await startHarness({ record });
    const other = new OpenAI({ baseURL: `${deaf.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    expect((await other.chat.completions.create(ask('mock-large'))).object).toBe('chat.completion');
    await until(() => deaf.gateway.stats.eventsLost === 1);
    expect(deaf.gateway.stats.eventsLost).toBe(1);
    expect(deaf.logged).toHaveLength(1);
    await deaf.close();
  });
});
