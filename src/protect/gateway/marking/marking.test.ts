import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamFramings } from '../framing/stream-framing.ts';
import { operationOf } from '../operations.ts';
import { readSseFrame, writeSseFrame } from '../sse-frame.ts';
import { openMarking } from './marking.ts';

const notice = 'Written by an AI.';
const paths = {
  chat: '/v1/chat/completions',
  messages: '/v1/messages',
  responses: '/v1/responses',
  gemini: '/v1beta/models/m:streamGenerateContent',
  ollama: '/api/chat',
};
type Shape = keyof typeof paths;
type Position = 'start' | 'end';

function marking(shape: Shape, position: Position, request = {}) {
  return openMarking({ marking: { notice, position, metadata: true } }, operationOf(paths[shape])!, request)!;
}

const frames: Readonly<Record<Shape, (pieces: readonly string[]) => object[]>> = {
  chat: (pieces) => [
    ...pieces.map((content) => ({
      id: 'c',
      choices: [{ index: 0, delta: { content }, finish_reason: null }],
    })),
    { id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
  ],
  messages: (pieces) => [
    { type: 'message_start', message: { content: [] } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...pieces.map((text) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' } },
    { type: 'message_stop' },
  ],
  responses: (pieces) => {
    const text = pieces.join('');
    const part = { type: 'output_text', text };
    const item = { type: 'message', content: [part] };
    return [
      ...pieces.map((delta) => ({
        type: 'response.output_text.delta',
        output_index: 0,
        content_index: 0,
        delta,
      })),
      { type: 'response.output_text.done', output_index: 0, content_index: 0, text },
      { type: 'response.content_part.done', output_index: 0, content_index: 0, part },
      { type: 'response.output_item.done', output_index: 0, item },
      { type: 'response.completed', response: { object: 'response', output: [item] } },
    ].map((frame, i) => ({ ...frame, sequence_number: i }));
  },
  gemini: (pieces) => [
    ...pieces.map((text) => ({ candidates: [{ content: { role: 'model', parts: [{ text }] }, index: 0 }] })),
    { candidates: [{ content: { role: 'model', parts: [] }, finishReason: 'STOP', index: 0 }] },
  ],
  ollama: (pieces) => [
    ...pieces.map((content) => ({ model: 'm', message: { role: 'assistant', content }, done: false })),
    { model: 'm', message: { role: 'assistant', content: '' }, done: true },
  ],
};

const plain: Readonly<Record<Shape, (text: string) => object>> = {
  chat: (content) => ({ id: 'c', choices: [{ index: 0, message: { role: 'assistant', content } }] }),
  messages: (text) => ({ type: 'message', content: [{ type: 'text', text }], stop_reason: 'end_turn' }),
  responses: (text) => ({
    object: 'response',
    output: [{ type: 'message', content: [{ type: 'output_text', text }] }],
  }),
  gemini: (text) => ({ candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }] }),
  ollama: (content) => ({ model: 'm', message: { role: 'assistant', content }, done: true }),
};

function stream(shape: Shape, position: Position, given: readonly object[]): Record<string, unknown>[] {
  const marker = marking(shape, position).openStream(streamFramings.sse)!;
  return given
    .flatMap((frame) => marker.push(writeSseFrame(undefined, JSON.stringify(frame))))
    .map((raw) => JSON.parse(readSseFrame(raw).data!));
}

/** All text that a client would join from the stream. */
function textOf(out: readonly Record<string, unknown>[]): string {
  return out
    .map((frame) => {
      const at = frame as {
        delta?: string | { text?: string };
        choices?: { delta: { content?: string } }[];
        candidates?: { content: { parts: { text: string }[] } }[];
        message?: { content?: unknown };
      };
      if (at.candidates !== undefined)
        return at.candidates[0]?.content.parts.map(({ text }) => text).join('');
      if (typeof at.message?.content === 'string') return at.message.content;
      if (typeof at.delta === 'string') return at.delta;
      return at.delta?.text ?? at.choices?.[0]?.delta.content ?? '';
    })
    .join('');
}

function plainText(shape: Shape, position: Position, text: string): string {
  const marked = marking(shape, position).markBody(Buffer.from(JSON.stringify(plain[shape](text))));
  const body = JSON.parse(marked.toString());
  if (shape === 'chat') return body.choices[0].message.content;
  if (shape === 'ollama') return body.message.content;
  if (shape === 'gemini') return body.candidates[0].content.parts[0].text;
  const blocks = shape === 'messages' ? body.content : body.output[0].content;
  return blocks.map((block: { text: string }) => block.text).join('');
}

const shapes = Object.keys(paths) as Shape[];
const cases = shapes.flatMap((shape) =>
  (['start', 'end'] as const).map((position) => [shape, position] as const),
);

describe('the notice', () => {
  it.each(cases)(
    'stands in %s at the %s, the same in plain answers and in every cut of a stream',
    (shape, position) => {
      const text = fc.oneof(fc.string(), fc.constantFrom(' \n Hello you', '{"a":1}', '', '[x](y) is', '  '));
      fc.assert(
        fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (whole, cuts) => {
          const places = [
            0,
            ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b),
            whole.length,
          ];
          const pieces = places.slice(1).map((end, i) => whole.slice(places[i], end));
          const out = stream(shape, position, frames[shape](pieces));
          const told = textOf(out);
          expect(told).toBe(plainText(shape, position, whole));
          const isMarked = /^\s*[^\s{[]/.test(whole);
          expect(told.includes(notice)).toBe(isMarked);
          expect(told.replace(`\n\n${notice}`, '').replace(`${notice}\n\n`, '')).toBe(whole);
        }),
        { numRuns: 150 },
      );
    },
  );

  it('agrees with the frames of a responses stream that tell the text again, and counts on', () => {
    const out = stream('responses', 'end', frames.responses(['Hi', ' you']));
    const told = JSON.stringify(out).split(JSON.stringify(`Hi you\n\n${notice}`)).length - 1;
    expect(told).toBe(4);
    expect(out.map((frame) => frame.sequence_number)).toEqual(out.map((_, i) => i));
  });

  it.each(shapes)('stays away from tool calls in %s', (shape) => {
    const call = {
      chat: [
        { choices: [{ index: 0, delta: { content: 'Let me look.' } }] },
        {
          choices: [
            { index: 0, delta: { tool_calls: [{ index: 0, function: { name: 'a', arguments: '{}' } }] } },
          ],
        },
        { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] },
      ],
      messages: [
        ...frames.messages(['Let me look.']).slice(0, -2),
        {
          type: 'content_block_start',
          index: 1,
          content_block: { type: 'tool_use', id: 'a', name: 'b', input: {} },
        },
        { type: 'content_block_stop', index: 1 },
        { type: 'message_delta', delta: { stop_reason: 'tool_use' } },
      ],
      responses: [
        { type: 'response.function_call_arguments.delta', output_index: 0, delta: '{"a":' },
        {
          type: 'response.output_item.done',
          output_index: 0,
          item: { type: 'function_call', arguments: '{}' },
        },
      ],
      gemini: [
        { candidates: [{ content: { parts: [{ text: 'Let me look.' }] } }] },
        {
          candidates: [
            { content: { parts: [{ functionCall: { name: 'a', args: {} } }] }, finishReason: 'STOP' },
          ],
        },
      ],
      ollama: [
        { message: { content: 'Let me look.', tool_calls: [{ function: { name: 'a', arguments: {} } }] } },
        { message: { content: '' }, done: true },
      ],
    }[shape];
    expect(stream(shape, 'end', call)).toEqual(call);
  });

  it('stays away from answers that have to be JSON, and from bodies that are none', () => {
    const schema = { response_format: { type: 'json_schema', json_schema: { schema: {} } } };
    expect(marking('chat', 'end', schema).openStream(streamFramings.sse)).toBeUndefined();
    const page = Buffer.from('<html>');
    expect(marking('chat', 'end').markBody(page)).toBe(page);
  });

  it('leaves every other byte of a plain answer alone', () => {
    const text = '{ "x":1.0, "choices" : [ {"message":{"content":"caf\\u00e9","refusal":null}} ] }';
    const marked = marking('chat', 'end').markBody(Buffer.from(text)).toString();
    expect(marked).toBe(text.replace('"caf\\u00e9"', JSON.stringify(`café\n\n${notice}`)));
  });
});

it('marks nothing that is no answer of a model', () => {
  const policy = { marking: { notice, position: 'end', metadata: true } } as const;
  expect(openMarking(policy, operationOf('/v1/embeddings')!, {})).toBeUndefined();
  expect(openMarking({}, operationOf('/v1/messages')!, {})).toBeUndefined();
});
