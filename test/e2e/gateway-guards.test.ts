import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../src/contracts/gateway-event.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';
let house: Harness;
let open: Harness;
let client: OpenAI;
/** A route whose guards look at answers alone, so that the mock can be made to say anything. */
let echo: OpenAI;

beforeAll(async () => {
  house = await startHarness({ policy: { storeContent: true } });
  open = await startHarness({ chain: { ...house.chain, inspectsInput: false } });
  client = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 2 });
  echo = new OpenAI({ baseURL: `${open.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
});
afterAll(async () => {
  await house.close();
  await open.close();
});
beforeEach(() => {
  for (const one of [house, open]) {
    one.events.length = 0;
    one.arrived.length = 0;
  }
});

const user = (content: string) => [{ role: 'user' as const, content }];

async function post(url: string, body: string, path = '/v1/chat/completions'): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` }, body });
}

describe('input', () => {
  it('blocks with an error that names guard, rule and place, not the content, and is not tried again', async () => {
    const call = client.chat.completions.create({
      model: 'mock-large',
      messages: [{ role: 'system', content: 'be kind' }, ...user('please BLOCKME now')],
    });
    await expect(call).rejects.toMatchObject({
      status: 400,
      type: 'guard_blocked',
      param: '/messages/1/content',
    });
    await expect(call).rejects.not.toThrow(/BLOCKME/);
    expect(house.arrived).toHaveLength(0);
    expect(house.events).toHaveLength(1);
    expect(house.events[0]).toMatchObject({
      status: 400,
      upstreamStatus: null,
      verdict: { action: 'block', score: 1 },
    });
    expect(house.events[0]?.verdict.reasons[0]).toMatchObject({
      direction: 'input',
      guard: 'test-words',
      rule: 'block-word',
    });
  });

  it.each([
    ['system text', { messages: [{ role: 'system', content: 'BLOCKME' }] }],
    ['a text part', { messages: [{ role: 'user', content: [{ type: 'text', text: 'BLOCKME' }] }] }],
    [
      'a tool description',
      { messages: [], tools: [{ type: 'function', function: { name: 'x', description: 'BLOCKME' } }] },
    ],
    [
      'a nested parameter',
      { messages: [], tools: [{ function: { parameters: { properties: { a: { enum: ['BLOCKME'] } } } } }] },
    ],
    [
      'tool call arguments',
      { messages: [{ role: 'assistant', tool_calls: [{ function: { arguments: '{"a":"BLOCKME"}' } }] }] },
    ],
    ['a tool result', { messages: [{ role: 'tool', tool_call_id: 'c', content: 'BLOCKME' }] }],
    ['a name', { messages: [{ role: 'user', name: 'BLOCKME', content: 'hi' }] }],
    [
      'an image address',
      {
        messages: [
          { role: 'user', content: [{ type: 'image_url', image_url: { url: 'http://x/BLOCKME' } }] },
        ],
      },
    ],
    ['a field nobody knows', { messages: [], surprise: { deep: ['BLOCKME'] } }],
    ['an escaped key', { messages: [{ role: 'user', 'cont\\u0065nt': 'BLOCKME' }] }],
    [
      'an identifier with a sentence in it',
      { messages: [{ role: 'user', id: 'now BLOCKME', content: 'hi' }] },
    ],
    ['a long key', { messages: [], meta: { [`${'k'.repeat(70)}BLOCKME`]: 1 } }],
  ])('inspects %s', async (_name, body) => {
    const answer = await post(
      house.url,
      JSON.stringify({ model: 'mock-large', ...body }).replaceAll('\\\\u', '\\u'),
    );
    expect(answer.status).toBe(400);
    expect(house.arrived).toHaveLength(0);
  });

  it('redacts exactly the spans and forwards every other byte', async () => {
    const body = `{ "model":"mock-echo",  "seed": 12345678901234567890, "temperature":1.0,\n "x_unknown":{"b":1,"a":[2]},"messages":[{"role":"user","content":"key \\u0041KIAQ3EGRZ7XLM4TJPWV end \\ud83d\\ude00"}] }`;
    const answer = await post(house.url, body);
    expect(answer.status).toBe(200);
    expect(house.arrived[0]?.body).toBe(
      body.replace('"key \\u0041KIAQ3EGRZ7XLM4TJPWV end \\ud83d\\ude00"', '"key [KEY] end 😀"'),
    );
    expect(house.events[0]).toMatchObject({ verdict: { action: 'redact' }, content: { request: body } });
    expect(house.events[0]?.content?.forwarded).not.toContain(KEY);
  });

  it('forwards and answers the same bytes when nothing is found', async () => {
    const body = `{"model":"mock-large" ,"messages":[{"role":"user","content":"caf\u00e9 \\u00e9"}],"n":1e0}`;
    const direct = await (await post(house.mock.url, body)).text();
    const answer = await post(house.url, body);
    expect(await answer.text()).toBe(direct);
    expect(house.arrived.at(-1)?.body).toBe(body);
    expect(answer.headers.get('x-ratelimit-remaining-requests')).toBe('9999');
    expect(answer.headers.get('x-request-id')).toBe('req_mock1');
  });

  it('says what no guard could read', async () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } };
    const audio = { type: 'input_audio', input_audio: { data: 'aGk=', format: 'wav' } };
    const messages = [{ role: 'user', content: [image, audio] }];
    expect((await post(house.url, JSON.stringify({ model: 'mock-large', messages }))).status).toBe(200);
    expect(house.events[0]?.uninspected).toEqual([
      { path: '/messages/0/content/0/image_url/url', kind: 'image' },
      { path: '/messages/0/content/1/input_audio/data', kind: 'audio' },
    ]);
  });

  it('refuses token numbers unless the policy allows them', async () => {
    const body = JSON.stringify({ model: 'mock-embed', input: [[1, 2], [3]] });
    const refused = await post(house.url, body, '/v1/embeddings');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: 'uninspectable_input', param: '/input' } });
    const lax = await startHarness({ policy: { onTokenArrays: 'allow' } });
    expect((await post(lax.url, body, '/v1/embeddings')).status).toBe(200);
    expect(lax.events[0]?.uninspected).toEqual([{ path: '/input', kind: 'tokens' }]);
    await lax.close();
  });

  it.each([
    ['not JSON', 'hello', 400, 'invalid_json'],
    ['an array', '[]', 400, 'invalid_json'],
    ['a key twice', '{"model":"mock-large","messages":[],"m\\u0065ssages":[1]}', 400, 'duplicate_key'],
    [
      'a deep body',
      `{"model":"mock-large","a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      400,
      'body_too_deep',
    ],
    ['no model', '{"messages":[]}', 400, 'missing_required_parameter'],
    ['too many texts', `{"model":"mock-large","a":[${'"x",'.repeat(30_000)}"x"]}`, 413, 'too_many_parts'],
    ['too large a body', `{"model":"mock-large","a":"${'x'.repeat(9_000_000)}"}`, 413, 'request_too_large'],
  ])('answers %s with a clear error', async (_name, body, status, code) => {
    const answer = await post(house.url, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(house.arrived).toHaveLength(0);
    // What the gateway turned away before the guards saw it was refused, and never counts as allowed.
    const told = house.events.filter(({ error }) => error === code);
    expect(told.filter((event) => event.inspected || !isRefused(event))).toEqual([]);
  });

  it('passes nothing on unseen: unknown endpoints, methods and encodings', async () => {
    const unknown = await post(house.url, '{}', '/v1/audio/speech');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({
      error: { code: 'unknown_url', type: 'invalid_request_error' },
    });
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await fetch(`${house.url}/v1/chat/completions`, { headers })).status).toBe(405);
    const gzip = { method: 'POST', headers: { ...headers, 'content-encoding': 'gzip' }, body: 'x' };
    expect((await fetch(`${house.url}/v1/chat/completions`, gzip)).status).toBe(415);
    expect(house.arrived).toHaveLength(0);
  });
});

describe('output', () => {
  it('redacts a plain answer in place', async () => {
    const answer = await echo.chat.completions.create({ model: 'mock-leak', messages: user('hi') });
    expect(answer.choices[0]?.message.content).toContain('AWS_ACCESS_KEY_ID=[KEY] and');
    expect(open.events[0]).toMatchObject({ verdict: { action: 'redact' }, status: 200 });
  });

  it('blocks a plain answer with an error', async () => {
    const call = echo.chat.completions.create({ model: 'mock-echo', messages: user('BLOCKME') });
    await expect(call).rejects.toMatchObject({ status: 400, param: '/choices/0/message/content' });
    expect(open.events[0]).toMatchObject({ status: 400, upstreamStatus: 200, verdict: { action: 'block' } });
  });

  it('redacts a stream, however the provider cuts the words', async () => {
    for (const model of ['mock-leak', 'drip-leak']) {
      const stream = await echo.chat.completions.create({ model, messages: user('hi'), stream: true });
      let text = '';
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
      expect(text).toContain('AWS_ACCESS_KEY_ID=[KEY] and');
    }
  });

  it('redacts every place where a responses stream repeats the text', async () => {
    const body = JSON.stringify({ model: 'mock-leak', input: 'hi', stream: true });
    const raw = await (await post(open.url, body, '/v1/responses')).text();
    expect(raw).not.toContain(KEY);
    expect(raw.match(/\[KEY\]/g)).toHaveLength(5);
    expect(raw).toContain('response.completed');
  });

  it('ends a blocked chat stream with content_filter', async () => {
    const prompt = `${'one two three four '.repeat(5)}BLOCKME and the rest`;
    const stream = await echo.chat.completions.create({
      model: 'mock-echo',
      messages: user(prompt),
      stream: true,
    });
    let text = '';
    let finish: string | null = null;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      finish = chunk.choices[0]?.finish_reason ?? finish;
    }
    expect(finish).toBe('content_filter');
    expect(text).toContain('one two');
    expect(text).not.toContain('BLOCKME');
    expect(text).not.toContain('rest');
    expect(open.events[0]).toMatchObject({ verdict: { action: 'block' }, error: 'test_words' });
  });

  it('never passes a guard that fails', async () => {
    const failing = {
      ...house.chain,
      inspect: () => {
        throw new Error('boom');
      },
    };
    const strict = await startHarness({ chain: failing });
    const answer = await post(strict.url, JSON.stringify({ model: 'mock-large', messages: user('hi') }));
    expect(answer.status).toBe(503);
    expect(strict.arrived).toHaveLength(0);
    await strict.close();
    const lax = await startHarness({ chain: failing, policy: { onGuardError: 'allow' } });
    expect((await post(lax.url, JSON.stringify({ model: 'mock-large', messages: user('hi') }))).status).toBe(
      200,
    );
    expect(lax.events[0]?.error).toBe('guard_failed');
    await lax.close();
  });

  it('waits for a chain that needs time', async () => {
    const late = {
      ...house.chain,
      inspect: async (content: Parameters<typeof house.chain.inspect>[0]) => house.chain.inspect(content),
    };
    const slow = await startHarness({ chain: late });
    expect((await post(slow.url, JSON.stringify({ model: 'mock-large', messages: user('hi') }))).status).toBe(
      200,
    );
    expect(
      (await post(slow.url, JSON.stringify({ model: 'mock-large', messages: user('BLOCKME') }))).status,
    ).toBe(400);
    expect(slow.events.map(({ status }) => status)).toEqual([200, 400]);
    await slow.close();
  });
});
