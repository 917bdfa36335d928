import Anthropic from '@anthropic-ai/sdk';
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Harness,
  type HarnessOptions,
  startHarness,
  TOKEN,
  UPSTREAM_KEY,
} from './support/gateway-harness.ts';
import { MemoryLedger } from './support/memory-ledger.ts';
import { type ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream.ts';

const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';
let upstream: ScriptedUpstream;
let house: Harness;
let client: OpenAI;
let claude: Anthropic;

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  const base = { baseUrl: `${upstream.url}/v1`, models: ['m*'] };
  house = await startHarness({
    upstreams: [
      { ...base, name: 'off', models: ['other'] },
      { ...base, name: 'openai', batches: true },
      { ...base, name: 'anthropic', kind: 'anthropic', batches: true },
    ],
    limits: { fileBytesMax: 512 * 1024 },
  });
  client = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
  claude = new Anthropic({ baseURL: house.url, apiKey: TOKEN, maxRetries: 0 });
});
afterAll(async () => {
  await house.close();
  await upstream.close();
});
beforeEach(() => {
  upstream.arrived.length = 0;
  house.events.length = 0;
  upstream.answer = { body: '{"id":"file-1","object":"file"}' };
});

const request = (content: string, more: object = {}, url = '/v1/chat/completions') =>
  JSON.stringify({
    custom_id: 'c',
    method: 'POST',
    url,
    body: { model: 'm1', messages: [{ role: 'user', content }], ...more },
  });
const upload = async (content: string | Buffer, purpose = 'batch') =>
  client.files.create({ file: await toFile(Buffer.from(content), 'in.jsonl'), purpose: purpose as 'batch' });

describe("OpenAI's batches", () => {
  it('pass as they are when nothing is found, under the key of the upstream', async () => {
    const file = `${request('one')}\n${request('two', { temperature: 1 })}\n`;
    expect((await upload(file)).id).toBe('file-1');
    const [arrived] = upstream.arrived;
    expect(arrived).toMatchObject({ method: 'POST', url: '/v1/files' });
    expect(arrived?.headers.authorization).toBe(`Bearer ${UPSTREAM_KEY}`);
    expect(arrived?.body).toContain(file);
    expect(house.events[0]).toMatchObject({
      operation: 'files',
      model: 'm1',
      upstream: 'openai',
      inspected: true,
    });
  });

  it('are redacted in the line concerned, and only there', async () => {
    const [clean, dirty] = [request('plain'), request(`key ${KEY}`)];
    await upload(`${clean}\n${dirty}\n`);
    expect(upstream.arrived[0]?.body).toContain(`${clean}\n${dirty.replace(KEY, '[KEY]')}\n`);
    expect(house.events[0]).toMatchObject({ verdict: { action: 'redact' } });
    expect(house.events[0]?.verdict.reasons[0]?.spans[0]?.path).toBe('/1/body/messages/0/content');
  });

  it('are refused with the line that is blocked', async () => {
    const lines = [request('a'), request('b'), request('BLOCKME'), request('d')];
    const call = upload(lines.join('\n'));
    await expect(call).rejects.toMatchObject({
      status: 400,
      type: 'guard_blocked',
      param: '/2/body/messages/0/content',
    });
    await expect(call).rejects.toThrow(/line 3/);
    expect(upstream.arrived).toHaveLength(0);
  });

  it.each([
    ['no JSON', '{broken', /line 2/],
    ['a key twice', '{"method":"POST","method":"POST"}', /line 2/],
    ['an endpoint that is not served', request('x', {}, '/v1/audio/speech'), /line 2/],
    ['an endpoint of the files themselves', request('x', {}, '/v1/files'), /line 2/],
    ['a model that goes elsewhere', request('x', { model: 'other' }), /line 2/],
    ['no model', request('x', { model: undefined }), /line 2/],
    ['another method', request('x').replace('POST', 'GET'), /line 2/],
    ['a secret as its name', request('x').replace('"c"', '"BLOCKME"'), /line 2/],
  ])('with a line that is %s are refused', async (_what, line, message) => {
    await expect(upload(`${request('fine')}\n${line}`)).rejects.toThrow(message);
    expect(upstream.arrived).toHaveLength(0);
  });

  it('are created, listed, got and cancelled', async () => {
    upstream.answer = { body: '{"id":"batch_1","object":"batch"}' };
    await client.batches.create({
      input_file_id: 'file-1',
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
    });
    await client.batches.retrieve('batch_1');
    await client.batches.cancel('batch_1');
    upstream.answer = { body: '{"object":"list","data":[],"has_more":false}' };
    await client.batches.list({ limit: 5, after: 'batch_0' });
    await client.files.list({ purpose: 'batch' });
    upstream.answer = { body: '{"id":"file-1","deleted":true}' };
    await client.files.delete('file-1');
    expect(upstream.arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /v1/batches',
      'GET /v1/batches/batch_1',
      'POST /v1/batches/batch_1/cancel',
      'GET /v1/batches?limit=5&after=batch_0',
      'GET /v1/files?purpose=batch',
      'DELETE /v1/files/file-1',
    ]);
    await expect(
      client.batches.create({
        input_file_id: 'f',
        endpoint: '/v1/responses',
        completion_window: '24h',
        metadata: { a: 'BLOCKME' },
      }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('come back line by line: redacted, blocked ones as failed, the others byte for byte', async () => {
    const result = (content: string, more: object = {}) =>
      JSON.stringify({
        id: 'r',
        custom_id: 'c',
        response: {
          status_code: 200,
          body: { model: 'm1-2026', choices: [{ index: 0, message: { content }, ...more }] },
        },
        error: null,
      });
    const tokens = { logprobs: { content: [{ token: KEY.slice(0, 9) }, { token: KEY.slice(9) }] } };
    const lines = [
      result('fine'),
      result(`key ${KEY}`),
      result('BLOCKME'),
      result('x', tokens),
      `{"custom_id":"d","error":{"message":"${KEY}"}}`,
    ];
    upstream.answer = { type: 'application/octet-stream', body: `${lines.join('\n')}\n` };
    const text = await (await client.files.content('file-2')).text();
    const [fine, redacted, blocked, spelled, failed] = text.split('\n');
    expect(fine).toBe(lines[0]);
    expect(redacted).toBe(lines[1]!.replace(KEY, '[KEY]'));
    expect(JSON.parse(blocked!)).toMatchObject({
      custom_id: 'c',
      response: null,
      error: { code: 'test_words' },
    });
    expect(spelled).not.toContain(KEY.slice(9));
    expect(failed).toContain('[KEY]');
    expect(text).not.toContain('BLOCKME');
  });

  it('and files of other purposes: text is read, anything else is refused', async () => {
    await upload(`{"prompt":"${KEY}"}\n`, 'fine-tune');
    expect(upstream.arrived[0]?.body).toContain('[KEY]');
    const before = upstream.arrived.length;
    await expect(upload(Buffer.from([0x89, 0x50, 0, 1, 2]), 'vision')).rejects.toMatchObject({
      code: 'uninspectable_file',
    });
    expect(upstream.arrived).toHaveLength(before);
    upstream.answer = { type: 'image/png', body: Buffer.from([0x89, 0x50, 0, 1]) };
    await expect(client.files.content('file-3')).rejects.toMatchObject({ code: 'uninspectable_file' });
  });
});

describe("Anthropic's batches", () => {
  const params = (content: string) => ({
    model: 'm2',
    max_tokens: 9,
    messages: [{ role: 'user' as const, content }],
  });

  it('are inspected request by request', async () => {
    upstream.answer = { body: '{"id":"msgbatch_1","type":"message_batch"}' };
    await claude.messages.batches.create({
      requests: [
        { custom_id: 'a', params: params('hi') },
        { custom_id: 'b', params: params(KEY) },
      ],
    });
    const sent = JSON.parse(upstream.arrived[0]!.body) as {
      requests: { params: { messages: { content: string }[] } }[];
    };
    expect(sent.requests.map(({ params: { messages } }) => messages[0]!.content)).toEqual(['hi', '[KEY]']);
    const blocked = claude.messages.batches.create({
      requests: [{ custom_id: 'a', params: params('BLOCKME') }],
    });
    await expect(blocked).rejects.toThrow(/request 1/);
    expect(upstream.arrived).toHaveLength(1);
  });

  it('give their results through the guards', async () => {
    const line = (text: string) =>
      JSON.stringify({
        custom_id: 'a',
        result: {
          type: 'succeeded',
          message: { model: 'm2', type: 'message', content: [{ type: 'text', text }] },
        },
      });
    upstream.answer = {
      type: 'application/x-jsonl',
      body: `${line('fine')}\n${line(KEY)}\n${line('BLOCKME')}\n`,
    };
    const results = { type: 'application/x-jsonl', body: upstream.answer.body };
    // The provider names its own address; the client follows it, and has to come here.
    const address = 'https://api.anthropic.com/v1/messages/batches/msgbatch_1/results';
    upstream.answer = { body: JSON.stringify({ id: 'msgbatch_1', results_url: address }) };
    const batch = await claude.messages.batches.retrieve('msgbatch_1');
    expect(batch.results_url).toBe('/v1/messages/batches/msgbatch_1/results');
    upstream.answer = results;
    const answer = await fetch(`${house.url}${batch.results_url}`, { headers: { 'x-api-key': TOKEN } });
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(lines.map(({ result }) => result.message?.content[0].text ?? result.type)).toEqual([
      'fine',
      '[KEY]',
      'errored',
    ]);
  });

  it("are read by Anthropic's own client", async () => {
    const result = {
      type: 'succeeded',
      message: { model: 'm2', type: 'message', content: [{ type: 'text', text: KEY }] },
    };
    const address = 'https://api.anthropic.com/v1/messages/batches/msgbatch_1/results';
    const body = JSON.stringify({
      ...{ custom_id: 'a', result },
      ...{ id: 'msgbatch_1', ended_at: '2026-01-01T00:00:00Z', results_url: address },
    });
    // One line that is a batch and a result at once serves both of the client's questions.
    upstream.answer = { body: `${body}\n` };
    const texts = [];
    for await (const line of await claude.messages.batches.results('msgbatch_1'))
      texts.push(
        line.result.type === 'succeeded' ? JSON.stringify(line.result.message.content) : line.result.type,
      );
    expect(texts).toEqual([JSON.stringify([{ type: 'text', text: '[KEY]' }])]);
    expect(upstream.arrived.map(({ url }) => url)).toEqual([
      '/v1/messages/batches/msgbatch_1',
      '/v1/messages/batches/msgbatch_1/results',
    ]);
  });
});

describe('a form', () => {
  const send = (body: string, type = 'multipart/form-data; boundary=x') =>
    fetch(`${house.url}/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': type },
      body,
    });
  const field = (name: string, value: string, more = '') =>
    `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const file = field('file', request('hi'), '; filename="a"');

  it.each([
    [
      'a file twice',
      `${field('purpose', 'batch')}${file}${field('file', request('BLOCKME'), '; filename="b"')}--x--\r\n`,
    ],
    ['something in front', `BLOCKME\r\n${field('purpose', 'batch')}${file}--x--\r\n`],
    ['something behind', `${field('purpose', 'batch')}${file}--x--\r\nBLOCKME`],
    ['a field that nobody expects', `${field('purpose', 'batch')}${field('extra', 'x')}${file}--x--\r\n`],
    ['no purpose', `${file}--x--\r\n`],
    ['no end', `${field('purpose', 'batch')}${file}`],
    [
      'an encoding',
      `${field('purpose', 'batch')}${file.replace('\r\n\r\n', '\r\ncontent-transfer-encoding: base64\r\n\r\n')}--x--\r\n`,
    ],
    ['a secret for a file name', `${field('purpose', 'batch')}${file.replace('"a"', '"BLOCKME"')}--x--\r\n`],
  ])('with %s is refused', async (_what, body) => {
    expect((await send(body)).status).toBe(400);
    expect(upstream.arrived).toHaveLength(0);
  });

  it('that is too large is refused, and so is one that is no form', async () => {
    expect(
      (
        await send(
          `${field('purpose', 'batch')}${field('file', 'x'.repeat(600_000), '; filename="a"')}--x--\r\n`,
        )
      ).status,
    ).toBe(413);
    expect((await send('{}', 'application/json')).status).toBe(400);
    expect(upstream.arrived).toHaveLength(0);
  });

  it('goes to an upstream that takes batches, or nowhere', async () => {
    const answer = await fetch(`${house.url}/v1/files`, {
      headers: { authorization: `Bearer ${TOKEN}`, 'x-bartizan-upstream': 'off' },
    });
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('batches_not_served'),
    ]);
    expect(upstream.arrived).toHaveLength(0);
  });
});

describe('a caller who may not do everything', () => {
  it.each<[string, Partial<HarnessOptions>, string]>([
    ['a model beyond his list', { grant: { models: ['other-*'] } }, 'model_not_allowed'],
    [
      'a batch under a budget',
      {
        ledger: new MemoryLedger(),
        configuration: {
          budgets: { budgets: [{ name: 'all', unit: 'tokens', amount: 9, period: 'total' }], prices: [] },
        },
      },
      'batch_not_budgeted',
    ],
  ])('hands in %s in vain', async (_what, options, code) => {
    const upstreams = [{ name: 'openai', baseUrl: `${upstream.url}/v1`, batches: true }];
    const strict = await startHarness({ upstreams, ...options });
    const file = await toFile(Buffer.from(request('hi')), 'in.jsonl');
    const strictClient = new OpenAI({ baseURL: `${strict.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
    await expect(strictClient.files.create({ file, purpose: 'batch' })).rejects.toMatchObject({
      status: 403,
      code,
    });
    expect(upstream.arrived).toHaveLength(0);
    await strict.close();
  });
});
