import { expect, it } from 'vitest';
import { readStoredCall } from './stored-call.ts';

const request = JSON.stringify({
  model: 'm',
  messages: [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Weather?' },
    { role: 'tool', tool_call_id: 'c', content: 'Rain.' },
  ],
  tools: [{ type: 'function', function: { name: 'weather', description: 'Asks.' } }],
});
const texts = (body: { content: { segments: readonly { path: string; text: string }[] } } | undefined) =>
  body?.content.segments.map(({ path, text }) => [path, text]);
const sse = (frames: readonly object[]) =>
  [...frames.map((frame) => JSON.stringify(frame)), '[DONE]'].map((data) => `data: ${data}\n\n`).join('');

it('reads a request as the gateway does, each text with who wrote it', () => {
  const stored = readStoredCall({ operation: 'chat.completions', content: { request } });
  expect(stored?.request.content.segments.map(({ path, provenance }) => [path, provenance])).toEqual([
    ['/messages/0/content', 'system'],
    ['/messages/1/content', 'user'],
    ['/messages/2/content', 'tool'],
    ['/tools/0/function/name', 'developer'],
    ['/tools/0/function/description', 'developer'],
  ]);
  expect(stored).toMatchObject({ request: { isWhole: true }, guardCall: { tools: [{ name: 'weather' }] } });
  expect(stored?.response).toBeUndefined();
});

it('joins a streamed answer, tool calls too', () => {
  const response = sse([
    { choices: [{ index: 0, delta: { role: 'assistant', content: 'Take an ' } }] },
    { choices: [{ index: 0, delta: { content: 'umbrella.' } }] },
    {
      choices: [
        {
          index: 0,
          delta: { tool_calls: [{ index: 0, id: 'c', function: { name: 'buy', arguments: '{"n"' } }] },
        },
      ],
    },
    { choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: ':1}' } }] } }] },
    { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] },
  ]);
  const stored = readStoredCall({ operation: 'chat.completions', content: { request, response } });
  expect(texts(stored?.response)).toEqual([
    ['/choices/0/message/content', 'Take an umbrella.'],
    ['/choices/0/message/tool_calls/0/function/name', 'buy'],
    ['/choices/0/message/tool_calls/0/function/arguments', '{"n":1}'],
  ]);
  expect(stored?.toolCalls).toEqual([
    { call: { id: 'c', name: 'buy', arguments: { n: 1 } }, path: '/choices/0/message/tool_calls/0' },
  ]);
  expect(stored?.response?.isWhole).toBe(true);
});

it('tells once what the closing frames of a responses stream repeat', () => {
  const response = sse([
    { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'Hel' },
    { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'lo' },
    { type: 'response.output_text.done', output_index: 0, content_index: 0, text: 'Hello' },
  ]);
  const stored = readStoredCall({ operation: 'responses', content: { request: '{"input":"x"}', response } });
  expect(texts(stored?.response)).toEqual([['/output/0/output_text/0', 'Hello']]);
});

it.each([
  ['a request that was cut', request.slice(0, 60), undefined, [false, undefined]],
  ['an answer that was cut', request, '{"choices":[{"mess', [true, false]],
  [
    'a stream that was cut',
    request,
    'data: {"choices":[{"index":0,"delta":{"content":"a"}}]}\n\nda',
    [true, false],
  ],
  ['an error page', request, 'Bad gateway', [true, true]],
])('says whether it is whole: %s', (_name, sent, response, whole) => {
  const content = { request: sent, ...(response === undefined ? {} : { response }) };
  const stored = readStoredCall({ operation: 'chat.completions', content });
  expect([stored?.request.isWhole, stored?.response?.isWhole]).toEqual(whole);
});

it('has nothing to read where nothing was kept', () => {
  expect(readStoredCall({ operation: 'messages' })).toBeUndefined();
});
