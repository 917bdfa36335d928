import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN, UPSTREAM_KEY } from './support/gateway-harness.ts';

let house: Harness;
let client: Anthropic;

beforeAll(async () => {
  house = await startHarness();
  client = new Anthropic({ baseURL: house.url, apiKey: TOKEN, maxRetries: 0 });
});
afterAll(() => house.close());
beforeEach(() => {
  house.events.length = 0;
  house.arrived.length = 0;
});

const ask = (model: string, content = 'How do I get a refund?') => ({
  model,
  max_tokens: 200,
  messages: [{ role: 'user' as const, content }],
});

describe('the official Anthropic client', () => {
  it('gets a plain message; the upstream gets its own key', async () => {
    const answer = await client.messages.create(ask('claude-mock'));
    expect(answer.content[0]).toMatchObject({
      type: 'text',
      text: expect.stringContaining('billing policy'),
    });
    expect(house.arrived[0]?.headers['x-api-key']).toBe(UPSTREAM_KEY);
    expect(house.arrived[0]?.headers['anthropic-version']).toMatch(/^20\d\d-/);
    expect(house.events[0]).toMatchObject({
      operation: 'messages',
      upstream: 'anthropic',
      finishReason: 'end_turn',
      usage: { inputTokens: answer.usage.input_tokens, outputTokens: answer.usage.output_tokens },
    });
  });

  it('streams text, thinking and tool input', async () => {
    const text = await client.messages.stream(ask('claude-mock')).finalMessage();
    expect(text.content[0]).toMatchObject({ type: 'text', text: expect.stringContaining('within 30 days') });
    const thought = await client.messages.stream(ask('claude-reasoning')).finalMessage();
    expect(thought.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    const tool = await client.messages.stream(ask('claude-tool-call')).finalMessage();
    expect(tool.content[0]).toMatchObject({ type: 'tool_use', input: { city: 'Lisbon', unit: 'celsius' } });
    expect(house.events.map(({ finishReason }) => finishReason)).toEqual([
      'end_turn',
      'end_turn',
      'tool_use',
    ]);
    expect(house.events[0]?.usage.outputTokens).toBeGreaterThan(10);
  });

  it('counts tokens and lists models in its own shape', async () => {
    const { max_tokens: _, ...question } = ask('claude-mock');
    expect((await client.messages.countTokens(question)).input_tokens).toBeGreaterThan(0);
    const models = await client.models.list();
    expect(models.data.find(({ id }) => id === 'claude-mock')).toMatchObject({ type: 'model' });
  });

  it('reads a block of the guards as an error of its own shape', async () => {
    const blocked = client.messages.create(ask('claude-mock', 'BLOCKME please'));
    await expect(blocked).rejects.toMatchObject({
      status: 400,
      error: {
        type: 'error',
        error: { type: 'guard_blocked', param: '/messages/0/content', code: 'test_words' },
      },
    });
    expect(house.arrived).toHaveLength(0);
  });

  it('sees a blocked stream end with a refusal', async () => {
    const message = await client.messages.stream(ask('claude-echo', 'one two three BLOCK')).finalMessage();
    expect(message.stop_reason).toBe('end_turn');
    const house2 = await startHarness({ policy: {}, chain: { ...house.chain, inspectsInput: false } });
    const other = new Anthropic({ baseURL: house2.url, apiKey: TOKEN, maxRetries: 0 });
    const refused = await other.messages
      .stream(ask('claude-echo', `${'one two three four '.repeat(4)}BLOCKME and more`))
      .finalMessage();
    expect(refused.stop_reason).toBe('refusal');
    expect(JSON.stringify(refused.content)).not.toContain('BLOCKME');
    expect(house2.events[0]).toMatchObject({ verdict: { action: 'block' }, finishReason: 'content_filter' });
    await house2.close();
  });

  it('gets the errors of upstreams as they are', async () => {
    await expect(client.messages.create(ask('claude-429'))).rejects.toMatchObject({
      status: 429,
      error: { error: { type: 'rate_limit_error' } },
    });
    const cut = client.messages.stream(ask('claude-truncated')).finalMessage();
    await expect(cut).rejects.toThrow(/broke off/);
  });
});
