import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const notice = 'This text was written by an AI system.';
let house: Harness;
let openai: OpenAI;
let anthropic: Anthropic;

beforeAll(async () => {
  house = await startHarness({ policy: { marking: { notice, position: 'end', metadata: true } } });
  openai = new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 0 });
  anthropic = new Anthropic({ baseURL: house.url, apiKey: TOKEN, maxRetries: 0 });
});
afterAll(() => house.close());
beforeEach(() => {
  house.events.length = 0;
});

const messages = [{ role: 'user' as const, content: 'How do I get a refund?' }];
const ends = new RegExp(`\\S\\n\\n${notice}$`);

it('puts the notice into chat completions, plain and streamed, for the official client', async () => {
  const plain = await openai.chat.completions.create({ model: 'mock-large', messages, n: 2 });
  for (const { message } of plain.choices) expect(message.content).toMatch(ends);
  const streamed = await openai.chat.completions.stream({ model: 'mock-large', messages }).finalContent();
  expect(streamed).toBe(plain.choices[0]?.message.content);
  expect(house.events.map(({ marking }) => marking)).toEqual([
    { digitalSourceType: 'trainedAlgorithmicMedia', notice: true },
    { digitalSourceType: 'trainedAlgorithmicMedia', notice: true },
  ]);
});

it('puts it into responses and messages the same way', async () => {
  const asked = { model: 'mock-large', input: 'How do I get a refund?' };
  const plain = await openai.responses.create(asked);
  expect(plain.output_text).toMatch(ends);
  expect((await openai.responses.stream(asked).finalResponse()).output_text).toBe(plain.output_text);
  const message = { model: 'claude-mock', max_tokens: 100, messages };
  const whole = await anthropic.messages.create(message);
  const streamed = await anthropic.messages.stream(message).finalMessage();
  expect(whole.content.map((block) => (block.type === 'text' ? block.text : '')).join('')).toMatch(ends);
  expect(streamed.content).toMatchObject(whole.content);
});

it('says it in headers, and leaves errors, tool calls and JSON alone', async () => {
  const post = (body: object) =>
    fetch(`${house.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ messages, ...body }),
    });
  const answer = await post({ model: 'mock-large' });
  expect(answer.headers.get('ai-disclosure')).toBe('mode=ai-originated');
  expect(answer.headers.get('x-bartizan-ai-generated')).toMatch(/trainedAlgorithmicMedia$/);
  const failed = await post({ model: 'mock-500' });
  expect(failed.headers.get('ai-disclosure')).toBeNull();
  for (const stream of [false, true]) {
    const called = await (await post({ model: 'mock-tool-call', stream })).text();
    expect(called).not.toContain(notice);
    const json = await post({ model: 'mock-large', stream, response_format: { type: 'json_object' } });
    expect(await json.text()).not.toContain(notice);
    expect(json.headers.get('ai-disclosure')).toBe('mode=ai-originated');
  }
});
