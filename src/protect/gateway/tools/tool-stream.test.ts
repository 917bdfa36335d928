import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedToolCall, toolCallsOf } from './tool-calls.ts';
import { ToolStream } from './tool-stream.ts';

const args = '{"to":"eve@example.com","body":"h\\u00e9llo \\"there\\""}';
const expected = { name: 'send_mail', arguments: JSON.parse(args) };

function judged(shape: 'chat' | 'messages' | 'responses', frames: readonly object[]): PlacedToolCall[] {
  const calls: PlacedToolCall[] = [];
  const stream = new ToolStream(shape, (call) => calls.push(call));
  for (const frame of frames) stream.push(frame as Record<string, unknown>);
  stream.end();
  return calls;
}

function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % text.length))]
    .filter((p) => p > 0)
    .sort((a, b) => a - b);
  return [0, ...at].map((start, i) => text.slice(start, at[i] ?? text.length));
}

const shapes = {
  chat: (pieces: readonly string[]) => [
    {
      choices: [
        {
          index: 0,
          delta: {
            tool_calls: [
              { index: 0, id: 'c1', type: 'function', function: { name: 'send_mail', arguments: '' } },
            ],
          },
        },
      ],
    },
    ...pieces.map((text) => ({
      choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }],
    })),
    { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] },
  ],
  messages: (pieces: readonly string[]) => [
    {
      type: 'content_block_start',
      index: 1,
      content_block: { type: 'tool_use', id: 'c1', name: 'send_mail', input: {} },
    },
    ...pieces.map((text) => ({
      type: 'content_block_delta',
      index: 1,
      delta: { type: 'input_json_delta', partial_json: text },
    })),
    { type: 'content_block_stop', index: 1 },
  ],
  responses: (pieces: readonly string[]) => [
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { type: 'function_call', call_id: 'c1', name: 'send_mail', arguments: '' },
    },
    ...pieces.map((text) => ({
      type: 'response.function_call_arguments.delta',
      output_index: 0,
      delta: text,
    })),
    {
      type: 'response.output_item.done',
      output_index: 0,
      item: { type: 'function_call', call_id: 'c1', name: 'send_mail', arguments: args },
    },
  ],
} as const;

describe('ToolStream', () => {
  it.each(['chat', 'messages', 'responses'] as const)(
    'joins the pieces of a call in %s, however it is cut',
    (shape) => {
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 12 }), (places) => {
          const calls = judged(shape, shapes[shape](cut(args, places)));
          expect(calls.length).toBeGreaterThan(0);
          for (const { call } of calls) expect(call).toMatchObject(expected);
        }),
        { numRuns: 50 },
      );
    },
  );

  it('tells which frames hold a call that is not judged yet', () => {
    const stream = new ToolStream('chat', () => undefined);
    const frames = shapes.chat(cut(args, [5]));
    const first = stream.push(frames[0]!)[0]!;
    expect(first.isJudged).toBe(false);
    for (const frame of frames.slice(1)) stream.push(frame as Record<string, unknown>);
    expect(first.isJudged).toBe(true);
  });

  it('judges a call that the stream never closes', () => {
    expect(judged('chat', shapes.chat([args]).slice(0, 2))).toHaveLength(1);
  });

  it('judges calls that only the whole answer at the end of a responses stream tells', () => {
    const output = [{ type: 'function_call', call_id: 'c9', name: 'send_mail', arguments: args }];
    expect(judged('responses', [{ type: 'response.completed', response: { output } }])).toHaveLength(1);
  });
});

describe('toolCallsOf', () => {
  it('finds calls in every shape, arguments that are no JSON as text', () => {
    const chat = {
      choices: [
        {
          message: {
            tool_calls: [{ id: 'c1', function: { name: 'send_mail', arguments: args } }],
            function_call: { name: 'old', arguments: '{bad' },
          },
        },
      ],
    };
    expect(toolCallsOf(chat).map(({ call }) => call)).toMatchObject([
      expected,
      { name: 'old', arguments: '{bad' },
    ]);
    const messages = {
      type: 'message',
      content: [
        { type: 'text', text: 'x' },
        { type: 'tool_use', id: 'c', name: 'send_mail', input: JSON.parse(args) },
      ],
    };
    expect(toolCallsOf(messages)).toMatchObject([{ call: expected, path: '/content/1' }]);
    const responses = { output: [{ type: 'local_shell_call', action: { command: ['ls'] } }] };
    expect(toolCallsOf(responses)[0]?.call.name).toBe('shell');
  });
});
