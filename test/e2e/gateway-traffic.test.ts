import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Budget } from '../../src/contracts/budget.ts';
import {
  type Harness,
  type HarnessOptions,
  startHarness,
  TOKEN,
  UPSTREAM_KEY,
} from './support/gateway-harness.ts';
import { MemoryLedger } from './support/memory-ledger.ts';
import { testChain } from './support/test-chain.ts';

let house: Harness;
let ledger: MemoryLedger;
afterEach(() => house.close());

const tokens: Budget = { name: 'all', unit: 'tokens', amount: 20_000, period: 'total' };

async function start(budgets: readonly Budget[], more: HarnessOptions = {}): Promise<void> {
  ledger = new MemoryLedger();
  house = await startHarness({
    ledger,
    configuration: { budgets: { budgets, prices: [] }, ...more.configuration },
    ...more,
  });
}

function ask(body: object = {}, more: { signal?: AbortSignal; headers?: object } = {}): Promise<Response> {
  return fetch(`${house.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...more.headers },
    body: JSON.stringify({
      model: 'mock-large',
      messages: [{ role: 'user', content: 'hello' }],
      max_tokens: 100,
      ...body,
    }),
    signal: more.signal ?? null,
  });
}

const used = async (): Promise<number> => {
  await expect.poll(() => ledger.reserved('all')).toBe(0);
  return ledger.settled.get('all') ?? 0;
};
/** What is held back for a call that may write a hundred tokens: its bytes, and what a template puts around it. */
const boundOf = (body: string): number => Buffer.byteLength(body) + 256 + 100;
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code;

describe.each([
  ['the lane', undefined],
  ['the ordinary server', false],
] as const)('a caller who leaves, on %s', (_name, lane) => {
  const through = lane === undefined ? {} : { lane };

  it('while the ledger is asked costs nothing, and nobody is asked', async () => {
    await start([tokens], through);
    ledger.delayMs = 150;
    const left = new AbortController();
    const asking = ask({}, { signal: left.signal }).catch(() => undefined);
    await expect.poll(() => ledger.batches).toBe(1);
    left.abort();
    await asking;
    await expect.poll(() => house.events.length).toBe(1);
    expect(house.events[0]).toMatchObject({ error: 'caller_gone', status: 499, upstreamStatus: null });
    expect(house.arrived).toHaveLength(0);
    expect(await used()).toBe(0);
  });

  it('while a guard thinks costs nothing, and nobody is asked', async () => {
    const chain = testChain();
    let isThinking = false;
    const slow = async (...args: Parameters<typeof chain.inspect>) => {
      isThinking = true;
      await new Promise((resolve) => setTimeout(resolve, 150));
      return chain.inspect(...args);
    };
    await start([tokens], { chain: { ...chain, inspect: slow }, ...through });
    const left = new AbortController();
    const asking = ask({}, { signal: left.signal }).catch(() => undefined);
    await expect.poll(() => isThinking).toBe(true);
    left.abort();
    await asking;
    await expect.poll(() => house.events.length).toBe(1);
    expect(house.events[0]).toMatchObject({ error: 'caller_gone', inspected: true });
    expect(house.arrived).toHaveLength(0);
    expect(await used()).toBe(0);
  });

  it('before the upstream answers is charged all that the call may have cost', async () => {
    await start([tokens], through);
    const left = new AbortController();
    const asking = ask({ model: 'mock-slow' }, { signal: left.signal }).catch(() => undefined);
    await expect.poll(() => house.arrived.length).toBe(1);
    const held = ledger.reserved('all');
    left.abort();
    await asking;
    expect(await used()).toBe(held);
  });
});

describe('tries', () => {
  const silentFirst = [
    { name: 'first', models: ['*'], timeoutMs: 200 },
    { name: 'second', models: ['*'], timeoutMs: 5_000, standsIn: true, priority: 1 },
  ];

  it('that ended in silence are each counted at what they may have cost', async () => {
    await start([tokens], { upstreams: silentFirst, mock: { slowMs: 400 } });
    const answer = await ask({ model: 'mock-slow' });
    expect(answer.status).toBe(200);
    await expect.poll(() => house.events.length).toBe(1);
    expect(house.events[0]).toMatchObject({ attempts: [{ upstream: 'first' }], upstream: 'second' });
    const bound = boundOf(house.arrived[0]!.body);
    expect(await used()).toBe(bound + house.events[0]!.usage.totalTokens!);
  });

  it('are not made when the budget has no room for another', async () => {
    await start([{ ...tokens, amount: 700 }], { upstreams: silentFirst, mock: { slowMs: 400 } });
    const answer = await ask({ model: 'mock-slow' });
    expect([answer.status, await codeOf(answer)]).toEqual([402, 'budget_exhausted']);
    expect(house.arrived).toHaveLength(1);
    const bound = boundOf(house.arrived[0]!.body);
    await expect
      .poll(() => house.events[0]?.budgets)
      .toEqual([
        { name: 'all', reserved: 0, used: 0, refused: true },
        { name: 'all', reserved: bound, used: bound },
      ]);
    expect(await used()).toBe(boundOf(house.arrived[0]!.body));
  });

  it('are not charged for when the caller leaves between them', async () => {
    await start([tokens], { upstreams: [{ name: 'mock', models: ['*'], retries: 5 }] });
    const left = new AbortController();
    const asking = ask({ model: 'mock-429' }, { signal: left.signal }).catch(() => undefined);
    await expect.poll(() => house.arrived.length).toBe(1);
    setTimeout(() => left.abort(), 20);
    await asking;
    await expect.poll(() => house.events.length).toBe(1);
    expect(house.events[0]).toMatchObject({ error: 'caller_gone', attempts: [{ outcome: '429' }] });
    expect(await used()).toBe(0);
  });

  it('of one upstream wait, and are held again after each that fell silent', async () => {
    await start([tokens], { upstreams: [{ name: 'mock', models: ['*'], retries: 1, timeoutMs: 150 }] });
    expect((await ask({ model: 'mock-hang' })).status).toBe(504);
    expect(house.arrived).toHaveLength(2);
    expect(await used()).toBe(2 * boundOf(house.arrived[0]!.body));
  });

  it('against an upstream that cannot be reached cost nothing', async () => {
    const dead = { name: 'first', models: ['*'], baseUrl: 'http://127.0.0.1:9/v1' };
    await start([{ ...tokens, amount: 700 }], { upstreams: [dead, silentFirst[1]!] });
    expect((await ask()).status).toBe(200);
    await expect.poll(() => house.events.length).toBe(1);
    expect(await used()).toBe(house.events[0]!.usage.totalTokens);
  });
});

describe('bounds', () => {
  it('take the larger of two names for the same limit', async () => {
    await start([{ ...tokens, amount: 1_000 }]);
    const answer = await ask({ max_completion_tokens: 5, max_tokens: 50_000 });
    expect([answer.status, await codeOf(answer)]).toEqual([402, 'budget_exhausted']);
  });
});

describe('what a token may use', () => {
  it('can be some upstreams alone', async () => {
    const upstreams = [
      { name: 'first', models: ['*'] },
      { name: 'second', models: ['*'], standsIn: true, priority: 1 },
    ];
    await start([], { upstreams, grant: { upstreams: ['second'] } });
    expect((await ask()).status).toBe(200);
    await expect.poll(() => house.events[0]?.upstream).toBe('second');
    await house.close();
    await start([], { upstreams, grant: { upstreams: ['third'] } });
    const refused = await ask();
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'model_not_allowed']);
    expect(house.arrived).toHaveLength(0);
  });

  it('is a number of tokens a minute, which many calls at once do not multiply', async () => {
    await start([], { grant: { limits: { tokensPerMinute: 1_000 } } });
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => ask({ model: 'mock-slow', max_tokens: 270 })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    // About thirty tokens of text and 270 of answer: three calls fit into the thousand.
    expect(answers.length - refused.length).toBe(3);
    const { headers } = refused[0]!;
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('x-ratelimit-limit-tokens')).toBe('1000');
    expect(Number(headers.get('x-ratelimit-remaining-tokens'))).toBeLessThan(300);
    // What was taken beyond need is given back.
    expect((await ask({ max_tokens: 270 })).status).toBe(200);
  });

  it('counts a stream by its usage, and hides what the caller did not ask for', async () => {
    await start([], { grant: { limits: { tokensPerMinute: 100_000 } } });
    const text = await (await ask({ stream: true })).text();
    expect(text).not.toContain('"usage":{');
    await expect.poll(() => house.events[0]?.usage.totalTokens ?? 0).toBeGreaterThan(0);
  });
});

describe('the cache', () => {
  it('keeps answers apart that other headers would have asked for', async () => {
    await start([], { policy: { cache: { ttlSeconds: 60, scope: 'token', tools: false } } });
    for (const beta of ['one', 'two', 'one']) {
      await (await ask({}, { headers: { 'openai-beta': beta } })).text();
      await expect.poll(() => house.events.length).toBeGreaterThan(0);
    }
    await expect.poll(() => house.events.map(({ cache }) => cache)).toEqual(['miss', 'miss', 'hit']);
    expect(house.arrived).toHaveLength(2);
  });
});

describe('what the cache keeps', () => {
  const tools = [{ type: 'function', function: { name: 'pay', parameters: { type: 'object' } } }];
  const twice = async (body: object): Promise<number> => {
    const before = house.events.length;
    const arrived = house.arrived.length;
    for (let time = 1; time <= 2; time++) {
      await (await ask(body)).text();
      await expect.poll(() => house.events.length).toBe(before + time);
    }
    return house.arrived.length - arrived;
  };

  it('goes by temperature and tools, as the policy says', async () => {
    const cache = { ttlSeconds: 60, scope: 'token', temperatureMax: 0.3, tools: false } as const;
    await start([], { policy: { cache } });
    expect(await twice({ temperature: 0 })).toBe(1);
    expect(await twice({ temperature: 0.7 })).toBe(2);
    expect(await twice({})).toBe(2);
    expect(await twice({ temperature: '0' })).toBe(2);
    expect(await twice({ temperature: 0, tools })).toBe(2);
    await house.close();
    await start([], { policy: { cache: { ttlSeconds: 60, scope: 'token', tools: true } } });
    expect(await twice({ tools })).toBe(1);
    expect(await twice({ store: true })).toBe(2);
  });
});

describe('keys of providers', () => {
  it('are in no log, no event and no answer, whatever goes wrong', async () => {
    const nobody = { name: 'nobody', models: ['unreachable'], baseUrl: 'http://127.0.0.1:9/v1' };
    const broken = { name: 'broken-address', models: ['nowhere'], baseUrl: 'http://host.invalid/v1' };
    await start([tokens], {
      upstreams: [nobody, broken, { name: 'mock', models: ['*'], timeoutMs: 200 }],
      mock: { slowMs: 400 },
    });
    const answers: string[] = [];
    const wrong = ['broken', 'truncated', '429', '500', 'hang', 'reset', 'leak', 'html', 'slow'];
    for (const model of ['unreachable', 'nowhere', ...wrong.map((what) => `mock-${what}`)]) {
      for (const stream of [false, true]) {
        const answer = await ask({ model, stream, max_tokens: 10 });
        answers.push(inspect([...answer.headers]), await answer.text());
      }
    }
    ledger.isBroken = true;
    answers.push(await (await ask()).text());
    expect(house.logged.length).toBeGreaterThan(0);
    const told = [
      inspect(house.logged, { depth: 30, showHidden: true }),
      JSON.stringify(house.events),
      ...answers,
    ];
    expect(told.filter((text) => text.includes(UPSTREAM_KEY) || text.includes(TOKEN))).toEqual([]);
  });
});
