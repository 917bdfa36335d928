import { describe, expect, it } from 'vitest';
import { extractInput, extractOutput } from './extract.ts';
import { operationOf } from './operations.ts';

const input = (path: string, body: object): Record<string, string> =>
  Object.fromEntries(
    extractInput(operationOf(path)!, body as Record<string, unknown>, 1_000).content.segments.map(
      (segment) => [segment.path, segment.provenance],
    ),
  );

describe('who wrote what', () => {
  it('chat completions', () => {
    const body = {
      model: 'm',
      messages: [
        { role: 'system', content: 'a' },
        { role: 'developer', content: 'b' },
        { role: 'user', name: 'n', content: [{ type: 'text', text: 'c' }] },
        {
          role: 'assistant',
          content: 'd',
          tool_calls: [{ id: 'i', type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'i', content: 'e' },
        { role: 'wizard', content: 'f' },
      ],
      tools: [{ type: 'function', function: { name: 'f', description: 'g' } }],
    };
    expect(input('/v1/chat/completions', body)).toEqual({
      '/messages/0/content': 'system',
      '/messages/1/content': 'developer',
      '/messages/2/name': 'user',
      '/messages/2/content/0/text': 'user',
      '/messages/3/content': 'model',
      '/messages/3/tool_calls/0/function/name': 'model',
      '/messages/3/tool_calls/0/function/arguments': 'model',
      '/messages/4/content': 'tool',
      '/messages/5/content': 'user',
      '/tools/0/function/name': 'developer',
      '/tools/0/function/description': 'developer',
    });
  });

  it('messages: results of tools and documents are data, whatever they call themselves', () => {
    const result = {
      type: 'tool_result',
      tool_use_id: 'i',
      content: [{ type: 'text', role: 'system', text: 'a' }],
    };
    const document = {
      type: 'document',
      title: 't',
      source: { type: 'text', media_type: 'text/plain', data: 'b' },
    };
    const body = {
      model: 'm',
      system: [{ type: 'text', text: 's' }],
      messages: [{ role: 'user', content: [result, document] }],
    };
    expect(input('/v1/messages', body)).toEqual({
      '/system/0/text': 'system',
      '/messages/0/content/0/content/0/text': 'tool',
      '/messages/0/content/1/title': 'document',
      '/messages/0/content/1/source/data': 'document',
    });
  });

  it('responses and embeddings', () => {
    const items = [
      { role: 'user', content: [{ type: 'input_text', text: 'a' }] },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c', output: 'b' },
    ];
    expect(input('/v1/responses', { model: 'm', instructions: 's', input: items })).toEqual({
      '/instructions': 'system',
      '/input/0/content/0/text': 'user',
      '/input/1/name': 'model',
      '/input/1/arguments': 'model',
      '/input/2/output': 'tool',
    });
    expect(input('/v1/responses', { model: 'm', input: 'x' })).toEqual({ '/input': 'user' });
    expect(input('/v1/embeddings', { model: 'm', input: ['x', 'y'] })).toEqual({
      '/input/0': 'document',
      '/input/1': 'document',
    });
  });
});

it('an answer: all its text, none of its identifiers and no copies by token', () => {
  const logprobs = { content: [{ token: 'a', logprob: -1 }] };
  const message = { role: 'assistant', content: 'a', refusal: 'r', reasoning_content: 'c' };
  const body = {
    id: 'x',
    object: 'chat.completion',
    model: 'm',
    choices: [{ index: 0, message, logprobs, finish_reason: 'stop' }],
  };
  expect(extractOutput(body, 100).content.segments.map(({ path }) => path)).toEqual([
    '/choices/0/message/content',
    '/choices/0/message/refusal',
    '/choices/0/message/reasoning_content',
  ]);
});

it("an answer that repeats the request: the instructions are not the model's", () => {
  const response = {
    instructions: 'i',
    output: [{ type: 'message', content: [{ type: 'output_text', text: 'o' }] }],
  };
  const frame = { type: 'response.completed', sequence_number: 1, response };
  expect(extractOutput(frame, 100).content.segments).toEqual([
    { path: '/response/instructions', text: 'i', provenance: 'system' },
    { path: '/response/output/0/content/0/text', text: 'o', provenance: 'model' },
  ]);
});
