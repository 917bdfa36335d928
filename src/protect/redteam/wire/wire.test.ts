import { describe, expect, it } from 'vitest';
import { chat, failed } from '../testing/fake-model.ts';
import { dialectFor } from './dialect.ts';
import { readReply } from './read-reply.ts';

const openai = dialectFor('openai');
const anthropic = dialectFor('anthropic');
const conversation = {
  model: 'm',
  system: 'be kind',
  maxTokens: 99,
  isStream: false,
  tools: [{ name: 't', description: 'd', parameters: { type: 'object' } }],
  messages: [
    { role: 'user' as const, content: 'hi' },
    { role: 'assistant' as const, content: '', toolCalls: [{ id: 'c1', name: 't', arguments: '{"a":1}' }] },
    { role: 'tool' as const, toolCallId: 'c1', name: 't', content: 'result' },
  ],
};

it('writes a conversation in OpenAI’s shape', () => {
  expect(openai.request(conversation)).toEqual({
    model: 'm',
    max_tokens: 99,
    temperature: 0,
    messages: [
      { role: 'system', content: 'be kind' },
      { role: 'user', content: 'hi' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 't', arguments: '{"a":1}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'result' },
    ],
    tools: [{ type: 'function', function: { name: 't', description: 'd', parameters: { type: 'object' } } }],
  });
});

it('writes a conversation in Anthropic’s shape, where roles take turns', () => {
  const messages = [...conversation.messages, { role: 'user' as const, content: 'and?' }];
  expect(anthropic.request({ ...conversation, messages })).toEqual({
    model: 'm',
    system: 'be kind',
    max_tokens: 99,
    temperature: 0,
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'hi' }] },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 't', input: { a: 1 } }] },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'c1', content: 'result' },
          { type: 'text', text: 'and?' },
        ],
      },
    ],
    tools: [{ name: 't', description: 'd', input_schema: { type: 'object' } }],
  });
});

it('reads answers of both', () => {
  expect(
    openai.read({
      choices: [
        {
          finish_reason: 'tool_calls',
          message: { content: null, tool_calls: [{ id: 'c', function: { name: 't', arguments: '{}' } }] },
        },
      ],
    }),
  ).toMatchObject({ text: '', finish: 'tool', toolCalls: [{ id: 'c', name: 't', arguments: '{}' }] });
  expect(
    anthropic.read({
      type: 'message',
      stop_reason: 'max_tokens',
      content: [
        { type: 'thinking', thinking: 'hm' },
        { type: 'text', text: 'a' },
        { type: 'tool_use', id: 'c', name: 't', input: { b: 2 } },
      ],
      usage: { output_tokens: 5 },
    }),
  ).toEqual({
    text: 'a',
    reasoning: 'hm',
    finish: 'length',
    outputTokens: 5,
    toolCalls: [{ id: 'c', name: 't', arguments: '{"b":2}' }],
  });
  expect(openai.read({ choices: [] })).toBeUndefined();
  expect(anthropic.read({ choices: [] })).toBeUndefined();
});

describe('a reply', () => {
  it.each([
    ['Bartizan', failed(400, { type: 'guard_blocked', code: 'injection', message: 'x' }), 'injection'],
    ['a content filter', failed(400, { code: 'content_filter', message: 'x' }), 'content_filter'],
    ['a guardrail by its words', failed(403, { type: 'denied', message: 'Guardrail violated' }), 'denied'],
    ['Portkey’s status', failed(446, { type: 'hooks_failed' }), 'hooks_failed'],
    ['an empty filtered answer', chat({ content: '' }, 'content_filter'), 'content filter'],
  ])('is a block by %s', (_name, reply, by) =>
    expect(readReply(reply, openai)).toEqual({ kind: 'blocked', by }),
  );

  it.each([
    ['a wrong key', failed(401, { message: 'guardrail' }), false],
    ['a wrong request', failed(400, { message: 'bad model' }), false],
    ['too many requests', failed(429, { message: 'x' }), true],
    ['an overloaded server', failed(503, { code: 'guard_failed', message: 'x' }), true],
    ['an error page', { kind: 'answer' as const, status: 502, headers: {}, body: '<html>' }, true],
    [
      'a page in place of an answer',
      { kind: 'answer' as const, status: 200, headers: {}, body: '<html>' },
      false,
    ],
    ['a redirect', { kind: 'answer' as const, status: 302, headers: {}, body: '' }, false],
    [
      'a broken connection',
      { kind: 'failure' as const, reason: 'connection' as const, detail: 'ECONNRESET' },
      true,
    ],
    ['a time-out', { kind: 'failure' as const, reason: 'timeout' as const, detail: '' }, false],
  ])('is an error that proves nothing: %s', (_name, reply, canRetry) => {
    expect(readReply(reply, openai)).toMatchObject({ kind: 'error', canRetry });
  });
});

describe('a streamed answer', () => {
  const stream = (frames: readonly (object | string)[], separator = '\n\n') => ({
    kind: 'answer' as const,
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    body: frames
      .map((frame) => `data: ${typeof frame === 'string' ? frame : JSON.stringify(frame)}${separator}`)
      .join(''),
  });
  const delta = (one: object, finish: string | null = null) => ({
    choices: [{ index: 0, delta: one, finish_reason: finish }],
  });
  const calling = (piece: object) => delta({ tool_calls: [{ index: 0, ...piece }] });

  it.each(['\n\n', '\r\n\r\n'])('in OpenAI’s frames is put together (%j)', (separator) => {
    const frames = [
      delta({ role: 'assistant', content: '' }),
      delta({ reasoning_content: 'hm' }),
      delta({ content: 'AMB' }),
      delta({ content: 'ER' }),
      calling({ id: 'c', function: { name: 't', arguments: '' } }),
      calling({ function: { arguments: '{"a"' } }),
      calling({ function: { arguments: ':1}' } }),
      delta({}, 'tool_calls'),
      { choices: [], usage: { completion_tokens: 4 } },
      '[DONE]',
    ];
    expect(readReply(stream(frames, separator), openai)).toEqual({
      kind: 'answer',
      answer: {
        text: 'AMBER',
        reasoning: 'hm',
        toolCalls: [{ id: 'c', name: 't', arguments: '{"a":1}' }],
        finish: 'tool',
        outputTokens: 4,
      },
    });
  });

  it('in Anthropic’s frames is put together', () => {
    const frames = [
      { type: 'message_start', message: {} },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'AMB' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'ER' } },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'tool_use', id: 'c', name: 't', input: {} },
      },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"a":' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '1}' } },
      { type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { output_tokens: 7 } },
      { type: 'message_stop' },
    ];
    expect(readReply(stream(frames), anthropic)).toEqual({
      kind: 'answer',
      answer: {
        text: 'AMBER',
        reasoning: '',
        toolCalls: [{ id: 'c', name: 't', arguments: '{"a":1}' }],
        finish: 'length',
        outputTokens: 7,
      },
    });
  });

  it('that breaks off proves nothing', () => {
    const half = stream([delta({ content: 'AMB' }), '{"choices":[{"del']);
    expect(readReply(half, openai)).toMatchObject({
      kind: 'error',
      detail: expect.stringMatching(/cut off/),
    });
    expect(readReply(stream([]), anthropic)).toMatchObject({ kind: 'error' });
  });

  it('is blocked when the stream says so', () => {
    const blocked = { type: 'error', error: { type: 'guard_blocked', code: 'secrets', message: 'x' } };
    expect(readReply(stream([blocked]), anthropic)).toEqual({ kind: 'blocked', by: 'secrets' });
    expect(readReply(stream([{ error: { message: 'overloaded' } }]), openai)).toMatchObject({
      kind: 'error',
      detail: 'in the stream:  overloaded',
    });
    expect(readReply(stream([delta({}, 'content_filter')]), openai)).toMatchObject({ kind: 'blocked' });
  });
});
