import { KEY } from './planted.ts';

type StreamCase = readonly [name: string, path: string, type: string, body: string, request: object];

const pieces = [`well ${KEY.slice(0, 3)}`, KEY.slice(3, 11), KEY.slice(11), ' is it.'];
const token = (text: string, top: readonly object[] = []) => ({
  token: text,
  logprob: -1,
  top_logprobs: top,
});

const events = (frames: readonly (object | string)[]): string =>
  frames.map((frame) => `data: ${typeof frame === 'string' ? frame : JSON.stringify(frame)}\n\n`).join('');
const typed = (frames: readonly object[]): string =>
  frames
    .map((frame) => `event: ${(frame as { type: string }).type}\ndata: ${JSON.stringify(frame)}\n\n`)
    .join('');

const chunk = (more: object, finish: string | null = null, index = 0) => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index, delta: {}, finish_reason: finish, ...more }],
});

function chat(name: string, frames: readonly object[]): StreamCase {
  const body = events([...frames, chunk({}, 'stop'), '[DONE]']);
  return [`/v1/chat/completions: ${name}`, '/v1/chat/completions', 'text/event-stream', body, {}];
}
const deltas = (make: (text: string) => object) => pieces.map((text) => chunk({ delta: make(text) }));
const toolDelta = (fn: object) => ({ tool_calls: [{ index: 0, function: fn }] });

const chats = [
  chat(
    'content',
    deltas((content) => ({ content })),
  ),
  chat(
    'refusal',
    deltas((refusal) => ({ refusal })),
  ),
  chat(
    'reasoning',
    deltas((text) => ({ reasoning_content: text })),
  ),
  chat(
    'arguments',
    deltas((text) => toolDelta({ arguments: text })),
  ),
  chat(
    'an escape in arguments',
    ['{"a":"x', '\\u00', '41', KEY.slice(1), '"}'].map((text) =>
      chunk({ delta: toolDelta({ arguments: text }) }),
    ),
  ),
  chat(
    'a tool name',
    deltas((name) => toolDelta({ name })),
  ),
  chat(
    'an older function call',
    deltas((text) => ({ function_call: { arguments: text } })),
  ),
  chat(
    'a transcript',
    deltas((transcript) => ({ audio: { transcript } })),
  ),
  chat(
    'the second of two choices',
    pieces.flatMap((content) => [chunk({ delta: { content: 'x' } }), chunk({ delta: { content } }, null, 1)]),
  ),
  chat(
    'content and its tokens',
    pieces.map((content) => chunk({ delta: { content }, logprobs: { content: [token(content)] } })),
  ),
  chat(
    'tokens alone',
    pieces.map((text) => chunk({ delta: { content: 'x' }, logprobs: { content: [token(text)] } })),
  ),
  chat('tokens that come late', [
    ...pieces.map((content) => chunk({ delta: { content } })),
    chunk({ delta: { content: '' }, logprobs: { content: pieces.map((text) => token(text)) } }),
  ]),
  chat('a token that was not chosen', [
    chunk({ delta: { content: 'x' }, logprobs: { content: [token('x', [{ token: KEY }])] } }),
  ]),
  chat('an annotation', [
    chunk({ delta: { annotations: [{ type: 'url_citation', url_citation: { url: `https://x/${KEY}` } }] } }),
  ]),
  chat('an error', [{ error: { message: KEY, code: 'x' } }]),
  chat('a field nobody knows', [{ ...chunk({}), surprise: KEY }]),
];

const text = events([
  ...pieces.map((piece) => ({
    object: 'text_completion',
    choices: [{ index: 0, text: piece, finish_reason: null }],
  })),
  { object: 'text_completion', choices: [{ index: 0, text: '', finish_reason: 'stop' }] },
  '[DONE]',
]);

function message(name: string, start: object, frames: readonly object[]): StreamCase {
  const body = typed([
    { type: 'message_start', message: { id: 'm', role: 'assistant', content: [] } },
    { type: 'content_block_start', index: 0, content_block: start },
    ...frames.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 1 } },
    { type: 'message_stop' },
  ]);
  return [`/v1/messages: ${name}`, '/v1/messages', 'text/event-stream', body, {}];
}
const messages = [
  message(
    'text',
    { type: 'text', text: '' },
    pieces.map((piece) => ({ type: 'text_delta', text: piece })),
  ),
  message(
    'text that begins with the block',
    { type: 'text', text: pieces[0] },
    pieces.slice(1).map((piece) => ({ type: 'text_delta', text: piece })),
  ),
  message(
    'thinking',
    { type: 'thinking', thinking: '' },
    pieces.map((thinking) => ({ type: 'thinking_delta', thinking })),
  ),
  message(
    'input',
    { type: 'tool_use', id: 't', name: 'f', input: {} },
    pieces.map((piece) => ({ type: 'input_json_delta', partial_json: piece })),
  ),
  message(
    'an escape in input',
    { type: 'tool_use', id: 't', name: 'f', input: {} },
    ['{"a":"', '\\u0041', KEY.slice(1), '"}'].map((piece) => ({
      type: 'input_json_delta',
      partial_json: piece,
    })),
  ),
  message('a citation', { type: 'text', text: '' }, [
    { type: 'citations_delta', citation: { cited_text: KEY } },
  ]),
  message(
    'a result',
    { type: 'web_search_tool_result', content: [{ type: 'web_search_result', title: KEY }] },
    [],
  ),
];

function response(name: string, frames: readonly object[]): StreamCase {
  const body = typed([
    { type: 'response.created', response: { id: 'r', output: [] } },
    ...frames,
    { type: 'response.completed', response: { id: 'r', status: 'completed', output: [] } },
  ]);
  return [`/v1/responses: ${name}`, '/v1/responses', 'text/event-stream', body, {}];
}
const delta = (kind: string, more: (piece: string) => object = () => ({})) =>
  pieces.map((piece) => ({
    type: `response.${kind}.delta`,
    output_index: 0,
    content_index: 0,
    delta: piece,
    ...more(piece),
  }));
const done = { type: 'output_text', text: pieces.join(''), logprobs: pieces.map((piece) => token(piece)) };
const responses = [
  response('text', delta('output_text')),
  response(
    'text and its tokens',
    delta('output_text', (piece) => ({ logprobs: [token(piece)] })),
  ),
  response(
    'tokens alone',
    pieces.map((piece) => ({
      type: 'response.output_text.delta',
      output_index: 0,
      delta: 'x',
      logprobs: [token(piece)],
    })),
  ),
  response('refusal', delta('refusal')),
  response('reasoning', delta('reasoning_summary_text')),
  response('arguments', delta('function_call_arguments')),
  response('code', delta('code_interpreter_call_code')),
  response('text that is done', [{ ...done, type: 'response.output_text.done', output_index: 0 }]),
  response('a part that is done', [{ type: 'response.content_part.done', output_index: 0, part: done }]),
  response('an item that is done', [
    { type: 'response.output_item.done', output_index: 0, item: { type: 'message', content: [done] } },
  ]),
  response('the whole at the end', [
    { type: 'response.incomplete', response: { id: 'r', output: [{ type: 'message', content: [done] }] } },
  ]),
  response('an error', [{ type: 'error', message: KEY, code: 'x' }]),
];

const candidate = (parts: readonly object[], more: object = {}) => ({
  candidates: [{ index: 0, content: { role: 'model', parts }, ...more }],
});
const geminiFrames: Readonly<Record<string, readonly object[]>> = {
  text: pieces.map((piece) => candidate([{ text: piece }])),
  'text that ends with the stream': [
    ...pieces.slice(0, 2).map((piece) => candidate([{ text: piece }])),
    candidate([{ text: pieces[2] }], { finishReason: 'STOP' }),
  ],
  thoughts: pieces.map((piece) => candidate([{ text: piece, thought: true }])),
  'parts of one frame': [candidate(pieces.map((piece) => ({ text: piece })))],
  'a function call': [candidate([{ functionCall: { name: 'f', args: { a: KEY } } }])],
  tokens: pieces.map((piece) =>
    candidate([{ text: 'x' }], { logprobsResult: { chosenCandidates: [{ token: piece }] } }),
  ),
  'a source': [candidate([], { groundingMetadata: { webSearchQueries: [KEY] } })],
};
const last = candidate([], { finishReason: 'STOP' });
const gemini = Object.entries(geminiFrames).flatMap(([name, frames]): StreamCase[] => {
  const path = '/v1beta/models/g:streamGenerateContent';
  return [
    [`${path}: ${name}`, `${path}?alt=sse`, 'text/event-stream', events([...frames, last]), {}],
    [
      `${path}: ${name}, as a list`,
      path,
      'application/json',
      `[${[...frames, last].map((frame) => JSON.stringify(frame, null, 2)).join('\n,\n')}\n]\n`,
      {},
    ],
  ];
});

const line = (value: object, isLast = false) =>
  `${JSON.stringify({ model: 'o', created_at: 'x', ...value, done: isLast })}\n`;
const ollamaChat = (name: string, frames: readonly object[]): StreamCase => [
  `/api/chat: ${name}`,
  '/api/chat',
  'application/x-ndjson',
  [
    ...frames.map((message) => line({ message })),
    line({ message: { role: 'assistant', content: '' } }, true),
  ].join(''),
  {},
];
const ollama: readonly StreamCase[] = [
  ollamaChat(
    'text',
    pieces.map((content) => ({ role: 'assistant', content })),
  ),
  ollamaChat(
    'thinking',
    pieces.map((thinking) => ({ role: 'assistant', content: '', thinking })),
  ),
  ollamaChat('a tool call', [
    { role: 'assistant', content: '', tool_calls: [{ function: { name: 'f', arguments: { a: KEY } } }] },
  ]),
  [
    '/api/generate: text',
    '/api/generate',
    'application/x-ndjson',
    pieces.map((response) => line({ response })).join('') + line({ response: '', context: [1, 2] }, true),
    {},
  ],
  ['/api/generate: an error', '/api/generate', 'application/x-ndjson', `{"error":"${KEY}"}\n`, {}],
];

const quiet = JSON.stringify(chunk({ delta: { content: 'x' } }));
const beside: readonly StreamCase[] = [
  ['a comment', `: ${KEY}\n\n`],
  ['a comment beside data', `: ${KEY}\ndata: ${quiet}\n\n`],
  ['an id', `id: ${KEY}\ndata: ${quiet}\n\n`],
  ['the name of an event', `event: ${KEY}\ndata: ${quiet}\n\n`],
  ['a field nobody knows beside data', `${KEY}: 1\ndata: ${quiet}\n\n`],
].map(([name, text]) => {
  const body = `${text}${events([chunk({}, 'stop'), '[DONE]'])}`;
  return [`/v1/chat/completions: ${name}`, '/v1/chat/completions', 'text/event-stream', body, {}];
});

/** Every text that a stream grows, with the key cut over its frames, and everything that comes in one frame. */
export const streamCases: readonly StreamCase[] = [
  ...chats,
  ...beside,
  ['/v1/completions: text', '/v1/completions', 'text/event-stream', text, {}],
  ...messages,
  ...responses,
  ...gemini,
  ...ollama,
];
