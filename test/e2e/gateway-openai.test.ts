import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN, UPSTREAM_KEY } from './support/gateway-harness.ts';

let house: Harness;
let client: OpenAI;

beforeAll(async () => {
  house = await startHarness();
  client = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
});
afterAll(() => house.close());
beforeEach(() => {
  house.events.length = 0;
  house.arrived.length = 0;
});

const hello = [{ role: 'user', content: 'How do I get a refund?' }] as const;

describe('the official openai client', () => {
  it('gets a plain chat completion and its usage is recorded', async () => {
    const answer = await client.chat.completions.create({ model: 'mock-large', messages: [...hello] });
    expect(answer.choices[0]?.message.content).toContain('billing policy');
    expect(answer._request_id).toBe('req_mock1');
    expect(house.events).toHaveLength(1);
    expect(house.events[0]).toMatchObject({
      operation: 'chat.completions',
      model: 'mock-large',
      responseModel: 'mock-large',
      upstream: 'openai',
      policy: 'default',
      status: 200,
      upstreamStatus: 200,
      error: null,
      finishReason: 'stop',
      stream: false,
      token: { id: 'tok_1', name: 'tests' },
      usage: { inputTokens: answer.usage?.prompt_tokens, outputTokens: answer.usage?.completion_tokens },
      inspected: true,
      verdict: { action: 'allow', reasons: [] },
    });
    expect(house.events[0]).not.toHaveProperty('content');
  });

  it('never sees the upstream key, nor the upstream the caller token', async () => {
    await client.chat.completions.create({ model: 'mock-large', messages: [...hello] });
    const headers = JSON.stringify(house.arrived[0]?.headers);
    expect(headers).toContain(UPSTREAM_KEY);
    expect(headers).not.toContain(TOKEN);
    expect(headers).not.toContain('stainless');
  });

  it('streams a chat completion with usage', async () => {
    const stream = await client.chat.completions.create({
      model: 'mock-large',
      messages: [...hello],
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toContain('within 30 days');
    expect(house.events[0]).toMatchObject({ stream: true, finishReason: 'stop', status: 200 });
    expect(house.events[0]?.usage.outputTokens).toBeGreaterThan(10);
  });

  it('streams several choices', async () => {
    const stream = await client.chat.completions.create({
      model: 'mock-large',
      messages: [...hello],
      stream: true,
      n: 3,
    });
    const texts = ['', '', ''];
    for await (const chunk of stream)
      for (const choice of chunk.choices) texts[choice.index] += choice.delta.content ?? '';
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('within 30 days');
  });

  it('passes tool calls, plain and streamed', async () => {
    const tools = [
      { type: 'function', function: { name: 'find_city', parameters: { type: 'object' } } },
    ] as const;
    const ask = { model: 'mock-tool-call', messages: [...hello], tools: [...tools] };
    const plain = await client.chat.completions.create(ask);
    const call = plain.choices[0]?.message.tool_calls?.[0];
    expect(call).toMatchObject({
      function: { name: 'find_city', arguments: '{"city":"Lisbon","unit":"celsius"}' },
    });
    const runner = client.chat.completions.stream(ask);
    const final = await runner.finalChatCompletion();
    expect(final.choices[0]?.message.tool_calls?.[0]).toMatchObject({
      function: { arguments: '{"city":"Lisbon","unit":"celsius"}' },
    });
  });

  it('answers the responses API, plain and streamed', async () => {
    const plain = await client.responses.create({ model: 'mock-large', input: 'How do I get a refund?' });
    expect(plain.output_text).toContain('billing policy');
    expect(house.events[0]).toMatchObject({ operation: 'responses', finishReason: 'completed' });
    const stream = client.responses.stream({ model: 'mock-large', input: 'How do I get a refund?' });
    const final = await stream.finalResponse();
    expect(final.output_text).toContain('within 30 days');
    expect(house.events[1]).toMatchObject({
      operation: 'responses',
      stream: true,
      finishReason: 'completed',
    });
  });

  it('answers embeddings and the older completions', async () => {
    const embeddings = await client.embeddings.create({
      model: 'mock-embed',
      input: ['one', 'two'],
      encoding_format: 'float',
    });
    expect(embeddings.data).toHaveLength(2);
    expect(house.events[0]).toMatchObject({
      operation: 'embeddings',
      usage: { inputTokens: embeddings.usage.total_tokens },
    });
    const completion = await client.completions.create({
      model: 'mock-large',
      prompt: 'refund',
      stream: true,
    });
    let text = '';
    for await (const chunk of completion) text += chunk.choices[0]?.text ?? '';
    expect(text).toContain('within 30 days');
  });

  it('lists models and retrieves one', async () => {
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toContain('mock-large');
    expect((await client.models.retrieve('mock-small')).id).toBe('mock-small');
    await expect(client.models.retrieve('nothing')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
    expect(house.events[0]).toMatchObject({ operation: 'models' });
  });

  it('is refused without a token, with a wrong one and with one of another scope', async () => {
    const withKey = (apiKey: string) =>
      new OpenAI({ baseURL: `${house.url}/v1`, apiKey, maxRetries: 0 }).models.list();
    await expect(withKey('wrong')).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    await expect(withKey('bz_read_only')).rejects.toMatchObject({ status: 403, code: 'insufficient_scope' });
    expect(house.arrived).toHaveLength(0);
  });
});
