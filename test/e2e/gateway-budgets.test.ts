import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import type { Budget } from '../../src/contracts/budget.ts';
import { type Harness, type HarnessOptions, startHarness, TOKEN } from './support/gateway-harness.ts';
import { MemoryLedger } from './support/memory-ledger.ts';

let house: Harness;
let ledger: MemoryLedger;
afterEach(() => house.close());

const prices = [{ model: '*', input: 2, output: 10, fromMs: 0 }];
const costs: Budget = { name: 'all', unit: 'cost', amount: 1, period: 'month' };
const tokens: Budget = { name: 'all', unit: 'tokens', amount: 20_000, period: 'total' };

async function start(budgets: readonly Budget[], more: HarnessOptions = {}): Promise<void> {
  ledger = new MemoryLedger();
  house = await startHarness({ ledger, configuration: { budgets: { budgets, prices } }, ...more });
}

function ask(body: object = {}, signal?: AbortSignal): Promise<Response> {
  return fetch(`${house.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'mock-large',
      messages: [{ role: 'user', content: 'hello' }],
      max_tokens: 100,
      ...body,
    }),
    signal: signal ?? null,
  });
}

const settled = async (): Promise<number> => {
  await expect.poll(() => ledger.reserved('all')).toBe(0);
  return ledger.settled.get('all') ?? 0;
};

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

describe('budgets', () => {
  it('count what the upstream says, and the event tells the cost', async () => {
    await start([costs]);
    const body = (await (await ask()).json()) as {
      usage: { prompt_tokens: number; completion_tokens: number };
    };
    const cost = body.usage.prompt_tokens * 2 + body.usage.completion_tokens * 10;
    expect(await settled()).toBe(cost);
    expect(house.events[0]).toMatchObject({ costMicros: cost });
  });

  it('are never overspent by 200 calls at once on a nearly spent one', async () => {
    const probe = 'x'.repeat(200);
    await start([{ ...tokens, amount: 2_000 }]);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask({ messages: [{ role: 'user', content: probe }] })),
    );
    const byStatus = Map.groupBy(answers, ({ status }) => status);
    expect([...byStatus.keys()].sort()).toEqual([200, 402]);
    expect(ledger.highest).toBeLessThanOrEqual(2_000);
    expect(await settled()).toBeLessThanOrEqual(2_000);
    expect(house.arrived).toHaveLength(byStatus.get(200)!.length);
    // Two hundred calls share a few commits.
    expect(ledger.batches).toBeLessThan(100);
    const refused = (await byStatus.get(402)![0]!.json()) as { error: { code: string } };
    expect(refused.error.code).toBe('budget_exhausted');
  });

  it('give an answer without a bound one, and leave all else as it was written', async () => {
    await start([tokens]);
    const answer = await ask({ max_tokens: undefined, top_p: 0.25 });
    expect(answer.status).toBe(200);
    expect(house.arrived[0]!.body).toMatch(/"top_p":0.25,"max_completion_tokens":8192}$/);
  });

  it('refuse what has no bound', async () => {
    await start([costs]);
    const hosted = await ask({ tools: [{ type: 'web_search' }] });
    expect([hosted.status, ((await hosted.json()) as { error: { code: string } }).error.code]).toEqual([
      402,
      'budget_unbounded',
    ]);
    const file = await ask({
      messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }],
    });
    expect(file.status).toBe(402);
    expect(house.arrived).toHaveLength(0);
  });

  it('refuse a model without a price when cost counts, and serve it when tokens do', async () => {
    await start([costs], { configuration: { budgets: { budgets: [costs], prices: [] } } });
    expect((await ask()).status).toBe(402);
    await house.close();
    await start([tokens], { configuration: { budgets: { budgets: [tokens], prices: [] } } });
    expect((await ask()).status).toBe(200);
  });

  it('do not let a call pass while the ledger cannot be written', async () => {
    await start([tokens]);
    ledger.isBroken = true;
    const answer = await ask();
    expect([answer.status, house.arrived.length]).toEqual([503, 0]);
  });

  it('count a stream by its own words and hide counts that the caller did not ask for', async () => {
    await start([tokens]);
    const client = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    const request = {
      model: 'mock-large',
      max_tokens: 100,
      messages: [{ role: 'user', content: 'hello' }],
    } as const;
    const frames = await all(
      await client.chat.completions.create({ ...request, messages: [...request.messages], stream: true }),
    );
    expect(JSON.parse(house.arrived[0]!.body)).toMatchObject({ stream_options: { include_usage: true } });
    expect(frames.every(({ choices }) => choices.length > 0)).toBe(true);
    expect(await settled()).toBe(house.events[0]!.usage.totalTokens);
    expect(await settled()).toBeGreaterThan(0);
  });

  it('settle a call whose caller left at no less than it can have cost', async () => {
    await start([tokens], { mock: { frameDelayMs: 20 } });
    const left = new AbortController();
    const answer = await ask({ stream: true }, left.signal);
    const reader = answer.body!.getReader();
    await reader.read();
    left.abort();
    const used = await settled();
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThanOrEqual(20_000);
    await expect.poll(() => house.events.length).toBe(1);
    expect(house.events[0]!.error).toBe('caller_gone');
  });

  it('do not charge for errors of the upstream, nor for what a guard blocked', async () => {
    await start([tokens]);
    expect((await ask({ model: 'mock-500' })).status).toBe(500);
    expect((await ask({ messages: [{ role: 'user', content: 'BLOCKME' }] })).status).toBe(400);
    expect(await settled()).toBe(0);
  });

  it('are a team’s or a token’s, and others do not count', async () => {
    await start(
      [
        { ...tokens, name: 'care', team: 'care', amount: 10 },
        { ...tokens, name: 'mine', token: 'tok_1' },
      ],
      { grant: { team: 'sales' } },
    );
    expect((await ask()).status).toBe(200);
    await expect.poll(() => ledger.settled.get('mine') ?? 0).toBeGreaterThan(0);
    expect(ledger.settled.get('care')).toBeUndefined();
  });
});

describe('limits', () => {
  it('turn away models that the token or its team may not use', async () => {
    await start([], {
      grant: { team: 'care', models: ['mock-*'] },
      configuration: { teams: [{ name: 'care', models: ['mock-small', 'mock-large'] }] },
    });
    const codes = await Promise.all(
      ['mock-large', 'mock-other', 'gpt-4o'].map(async (model) => (await ask({ model })).status),
    );
    expect(codes).toEqual([200, 403, 403]);
    const listed = await fetch(`${house.url}/v1/models`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const { data } = (await listed.json()) as { data: { id: string }[] };
    expect(data.map(({ id }) => id).sort()).toEqual(['mock-large', 'mock-small']);
  });

  it('count requests a minute and say what is left', async () => {
    await start([], { grant: { limits: { requestsPerMinute: 2 } } });
    const first = await ask();
    expect(first.headers.get('x-ratelimit-remaining-requests')).toBe('1');
    expect((await ask()).status).toBe(200);
    const third = await ask();
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(house.arrived).toHaveLength(2);
  });

  it('count calls under way', async () => {
    await start([], { grant: { limits: { concurrentCalls: 1 } } });
    const slow = ask({ model: 'mock-slow' });
    await expect.poll(() => house.arrived.length).toBe(1);
    expect((await ask()).status).toBe(429);
    expect((await slow).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });
});

describe('the cache', () => {
  const cache = { ttlSeconds: 60, scope: 'token', tools: false } as const;

  it('answers the same request from memory, whatever the order of its keys', async () => {
    await start([tokens], { policy: { cache } });
    const first = await (await ask()).json();
    const spent = await settled();
    const again = await fetch(`${house.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: '{"max_tokens": 100, "messages": [{"content": "hello", "role": "user"}], "model": "mock-large"}',
    });
    expect(again.headers.get('x-bartizan-cache')).toBe('hit');
    expect(await again.json()).toEqual(first);
    expect(house.arrived).toHaveLength(1);
    expect(await settled()).toBe(spent);
    await expect.poll(() => house.events.map(({ cache: one }) => one)).toEqual(['miss', 'hit']);
  });

  it('answers a stream as a stream', async () => {
    await start([], { policy: { cache } });
    const first = await (await ask({ stream: true })).text();
    await expect.poll(() => house.events.length).toBe(1);
    const again = await ask({ stream: true });
    expect(again.headers.get('content-type')).toContain('text/event-stream');
    expect(await again.text()).toBe(first);
    expect(house.arrived).toHaveLength(1);
  });

  it('shows what it kept to the guards again', async () => {
    await start([], { policy: { cache } });
    const leak = { model: 'mock-leak' };
    const first = await (await ask(leak)).text();
    await expect.poll(() => house.events.length).toBe(1);
    expect(first).toContain('[KEY]');
    expect(await (await ask(leak)).text()).toBe(first);
    expect(house.events[1]).toMatchObject({ cache: 'hit', verdict: { action: 'redact' } });
  });

  it('marks what it kept like a fresh answer, and keeps nothing of a call with a planted marker', async () => {
    const marking = { notice: 'Made by a model.', position: 'end', metadata: true } as const;
    await start([], { policy: { cache, marking } });
    const [first, again] = [await ask(), await ask()];
    expect(again.headers.get('x-bartizan-cache')).toBe('hit');
    expect(again.headers.get('ai-disclosure')).toBe(first.headers.get('ai-disclosure'));
    const text = await again.text();
    expect(text).toBe(await first.text());
    expect(text.split('Made by a model.')).toHaveLength(2);
    await house.close();
    const plantCanary = () => ({ addition: ' [marker-7f3a]', canary: 'marker-7f3a' });
    await start([], { policy: { cache, canary: true }, plantCanary });
    const messages = [
      { role: 'system', content: 'You help people with their invoices.' },
      { role: 'user', content: 'hello' },
    ];
    await ask({ messages });
    expect((await ask({ messages })).headers.get('x-bartizan-cache')).toBeNull();
    expect(house.arrived).toHaveLength(2);
  });

  it('keeps no error, and asks anew when the caller wants it so', async () => {
    await start([], { policy: { cache } });
    await ask({ model: 'mock-500' });
    await ask({ model: 'mock-500' });
    expect(house.arrived).toHaveLength(2);
    const fresh = () =>
      fetch(`${house.url}/v1/chat/completions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
          'cache-control': 'no-store',
        },
        body: JSON.stringify({ model: 'mock-large', messages: [{ role: 'user', content: 'hello' }] }),
      });
    await fresh();
    await fresh();
    expect(house.arrived).toHaveLength(4);
  });
});
