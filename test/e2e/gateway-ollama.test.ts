import { Ollama } from 'ollama';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN, UPSTREAM_KEY } from './support/gateway-harness.ts';

const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';
let house: Harness;
let client: Ollama;

beforeAll(async () => {
  house = await startHarness({ upstreams: [{ name: 'local', kind: 'ollama' }] });
  client = new Ollama({ host: house.url, headers: { authorization: `Bearer ${TOKEN}` } });
});
afterAll(() => house.close());
beforeEach(() => {
  house.events.length = 0;
  house.arrived.length = 0;
});

const ask = (content: string) => [{ role: 'user', content }];

describe("Ollama's own client", () => {
  it('chats; the upstream gets its own key', async () => {
    const answer = await client.chat({ model: 'llama', messages: ask('How do I get a refund?') });
    expect(answer.message.content).toContain('billing policy');
    expect(house.arrived[0]).toMatchObject({ path: '/api/chat' });
    expect(house.arrived[0]?.headers.authorization).toBe(`Bearer ${UPSTREAM_KEY}`);
    expect(house.events[0]).toMatchObject({
      operation: 'chat',
      stream: false,
      upstream: 'local',
      finishReason: 'stop',
      usage: { inputTokens: answer.prompt_eval_count, outputTokens: answer.eval_count },
    });
  });

  it('streams lines, each redacted however the key is cut', async () => {
    const stream = await client.chat({ model: 'llama-leak', messages: ask('x'), stream: true });
    let text = '';
    for await (const part of stream) text += part.message.content;
    expect(text).toContain('AWS_ACCESS_KEY_ID=[KEY]');
    expect(house.events[0]).toMatchObject({ stream: true, verdict: { action: 'redact' } });
    expect(house.events[0]?.usage.outputTokens).toBeGreaterThan(0);
  });

  it('generates, thinks, calls tools, embeds and shows', async () => {
    expect((await client.generate({ model: 'llama-reasoning', prompt: 'hi' })).thinking).toContain('short');
    const tools = [{ type: 'function', function: { name: 'f', description: 'x', parameters: {} } }];
    const called = await client.chat({ model: 'llama-tool-call', messages: ask('x'), tools });
    expect(called.message.tool_calls?.[0]?.function).toMatchObject({
      name: 'f',
      arguments: { city: 'Lisbon' },
    });
    expect((await client.embed({ model: 'llama', input: 'hi' })).embeddings).toHaveLength(1);
    expect(house.events.at(-1)?.usage.inputTokens).toBeGreaterThan(0);
    expect((await client.show({ model: 'llama' })).template).toContain('Prompt');
    expect((await client.list()).models.map(({ name }) => name)).toContain('mock-small');
  });

  it('is told of a block in its own words, plain and in the middle of a stream', async () => {
    await expect(client.chat({ model: 'llama', messages: ask('BLOCKME') })).rejects.toThrow(
      /blocked by the guard/,
    );
    expect(house.arrived).toHaveLength(0);
    const open = await startHarness({
      upstreams: [{ name: 'local', kind: 'ollama' }],
      chain: { ...house.chain, inspectsInput: false },
    });
    const echo = new Ollama({ host: open.url, headers: { authorization: `Bearer ${TOKEN}` } });
    const text = 'This is a long answer that goes on for a while, and then BLOCKME comes';
    const stream = await echo.chat({ model: 'llama-echo', messages: ask(text), stream: true });
    const parts = [];
    for await (const part of stream) parts.push(part);
    expect(parts.at(-1)).toMatchObject({ done: true, done_reason: 'content_filter' });
    expect(parts.map((part) => part.message.content).join('')).not.toContain('BLOCKME');
    await open.close();
  });

  it('is refused what it has no business with', async () => {
    await expect(client.pull({ model: 'x' })).rejects.toThrow();
    await expect(client.delete({ model: 'x' })).rejects.toThrow();
    expect(house.arrived).toHaveLength(0);
  });

  it('sends no key on', async () => {
    await client.generate({ model: 'llama', prompt: `my key is ${KEY}` });
    expect(house.arrived[0]?.body).toContain('[KEY]');
  });
});
