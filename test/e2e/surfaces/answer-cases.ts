import { type Case, KEY, KEY_BASE64 } from './planted.ts';

const [head, tail] = [KEY.slice(0, 9), KEY.slice(9)];
const tokens = [
  { token: head, logprob: -1, bytes: null, top_logprobs: [] },
  { token: tail, logprob: -1, bytes: null, top_logprobs: [{ token: 'x', logprob: -2 }] },
];
const spelled = `\\u0041${KEY.slice(1)}`;

function casesOf(
  path: string,
  make: (value: object) => object,
  fields: Readonly<Record<string, object>>,
): Case[] {
  return Object.entries(fields).map(([name, value]) => [`${path}: ${name}`, path, make(value)]);
}

const choice = (value: object) => ({
  id: 'c',
  object: 'chat.completion',
  model: 'm',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'x' }, ...value }],
});
const message = (value: object) => ({ message: { role: 'assistant', content: null, ...value } });
const toolCall = (fn: object) => message({ tool_calls: [{ id: 'c', type: 'function', function: fn }] });

const chat = casesOf('/v1/chat/completions', choice, {
  content: message({ content: `a ${KEY} b` }),
  'content in parts': message({ content: [{ type: 'text', text: KEY }] }),
  refusal: message({ refusal: KEY }),
  reasoning: message({ reasoning_content: KEY, reasoning: KEY }),
  'reasoning in details': message({ reasoning_details: [{ type: 'reasoning.text', text: KEY }] }),
  arguments: toolCall({ name: 'f', arguments: `{"a":"${KEY}"}` }),
  'an escape in arguments': toolCall({ name: 'f', arguments: `{"a":"${spelled}"}` }),
  'a tool name': toolCall({ name: KEY, arguments: '{}' }),
  'the input of a custom tool': message({
    tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'f', input: KEY } }],
  }),
  'an older function call': message({ function_call: { name: 'f', arguments: KEY } }),
  'an annotation': message({
    content: 'x',
    annotations: [{ type: 'url_citation', url_citation: { url: `https://x/${KEY}`, title: KEY } }],
  }),
  'a transcript': message({ audio: { id: 'a', data: 'AAAA', transcript: KEY } }),
  'sound that is text': message({ audio: { id: 'a', data: KEY_BASE64, transcript: 'x' } }),
  'content and its tokens': { ...message({ content: KEY }), logprobs: { content: tokens, refusal: null } },
  'tokens alone': { logprobs: { content: tokens, refusal: null } },
  'tokens of a refusal': { logprobs: { content: null, refusal: tokens } },
  'a token that was not chosen': {
    logprobs: { content: [{ token: 'x', logprob: -1, top_logprobs: [{ token: KEY, logprob: -2 }] }] },
  },
  'log-probabilities of another shape': { logprobs: { said: [KEY] } },
  'a field nobody knows': { surprise: KEY },
});
const many: Case[] = [
  [
    '/v1/chat/completions: the third of three choices',
    '/v1/chat/completions',
    {
      choices: [0, 1, 2].map((index) => ({
        index,
        message: { role: 'assistant', content: index === 2 ? KEY : 'x' },
        logprobs: { content: index === 2 ? tokens : [] },
      })),
    },
  ],
  [
    '/v1/chat/completions: an error in the shape of an answer',
    '/v1/chat/completions',
    { error: { message: KEY, code: 'x' } },
  ],
];
const completions = casesOf(
  '/v1/completions',
  (value) => ({ object: 'text_completion', choices: [{ index: 0, text: 'x', ...value }] }),
  {
    text: { text: KEY },
    tokens: {
      text: 'x',
      logprobs: { tokens: [head, tail], token_logprobs: [-1, -1], top_logprobs: [], text_offset: [0, 1] },
    },
    'a token that was not chosen': { text: 'x', logprobs: { tokens: ['x'], top_logprobs: [{ [KEY]: -2 }] } },
  },
);

const item = (value: object) => ({ id: 'r', object: 'response', status: 'completed', output: [value] });
const output = (content: object) => ({ type: 'message', role: 'assistant', content: [content] });
const responses = casesOf('/v1/responses', item, {
  text: output({ type: 'output_text', text: KEY, annotations: [] }),
  'text and its tokens': output({ type: 'output_text', text: KEY, logprobs: tokens }),
  'tokens alone': output({ type: 'output_text', text: 'x', logprobs: tokens }),
  refusal: output({ type: 'refusal', refusal: KEY }),
  'a citation': output({
    type: 'output_text',
    text: 'x',
    annotations: [{ type: 'file_citation', filename: KEY }],
  }),
  'a function call': { type: 'function_call', call_id: 'c', name: 'f', arguments: `{"a":"${KEY}"}` },
  'a shell call': { type: 'local_shell_call', action: { command: ['echo', KEY] } },
  'a custom call': { type: 'custom_tool_call', call_id: 'c', name: 'f', input: KEY },
  reasoning: { type: 'reasoning', summary: [{ type: 'summary_text', text: KEY }] },
  'code of an interpreter': { type: 'code_interpreter_call', code: KEY, outputs: [] },
  'logs of an interpreter': {
    type: 'code_interpreter_call',
    code: 'x',
    outputs: [{ type: 'logs', logs: KEY }],
  },
  'a search': { type: 'web_search_call', action: { type: 'search', query: KEY } },
  'found text': { type: 'file_search_call', queries: ['x'], results: [{ filename: 'x', text: KEY }] },
  'the result of a server': { type: 'mcp_call', name: 'f', arguments: '{}', output: KEY },
});
const failed: Case[] = [
  [
    '/v1/responses: why it failed',
    '/v1/responses',
    { object: 'response', status: 'failed', error: { code: 'x', message: KEY }, output: [] },
  ],
  [
    '/v1/responses: instructions that come back',
    '/v1/responses',
    { object: 'response', instructions: KEY, output: [] },
  ],
];

const messages = casesOf(
  '/v1/messages',
  (value) => ({ id: 'm', type: 'message', role: 'assistant', content: [value] }),
  {
    text: { type: 'text', text: KEY },
    thinking: { type: 'thinking', thinking: KEY, signature: 'x' },
    'a tool use': { type: 'tool_use', id: 't', name: 'f', input: { a: [KEY] } },
    'a key in a tool use': { type: 'tool_use', id: 't', name: 'f', input: { [KEY]: 1 } },
    'a citation': {
      type: 'text',
      text: 'x',
      citations: [{ type: 'char_location', cited_text: KEY, document_title: 'x' }],
    },
    'found on the web': {
      type: 'web_search_tool_result',
      tool_use_id: 't',
      content: [{ type: 'web_search_result', title: KEY, url: 'https://x' }],
    },
    'what code printed': {
      type: 'code_execution_tool_result',
      content: { type: 'code_execution_result', stdout: KEY },
    },
  },
);

const candidate = (value: object) => ({
  candidates: [
    { index: 0, finishReason: 'STOP', content: { role: 'model', parts: [{ text: 'x' }] }, ...value },
  ],
});
const parts = (...list: readonly object[]) => ({ content: { role: 'model', parts: list } });
const gemini = casesOf('/v1beta/models/g:generateContent', candidate, {
  text: parts({ text: KEY }),
  'the second part': parts({ text: 'x' }, { text: KEY }),
  'a thought': parts({ text: KEY, thought: true }),
  'a function call': parts({ functionCall: { name: 'f', args: { id: KEY } } }),
  code: parts({ executableCode: { language: 'PYTHON', code: KEY } }),
  'the result of code': parts({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: KEY } }),
  'inline text': parts({ inlineData: { mimeType: 'text/plain', data: KEY_BASE64 } }),
  'why it ended': { finishMessage: KEY },
  'a source': { groundingMetadata: { groundingChunks: [{ web: { uri: `https://x/${KEY}`, title: 'x' } }] } },
  'a citation': { citationMetadata: { citationSources: [{ uri: `https://x/${KEY}` }] } },
  'tokens alone': {
    logprobsResult: { chosenCandidates: [{ token: head }, { token: tail }], topCandidates: [] },
  },
  'a token that was not chosen': {
    logprobsResult: { chosenCandidates: [{ token: 'x' }], topCandidates: [{ candidates: [{ token: KEY }] }] },
  },
});

const ollama = [
  ...casesOf(
    '/api/chat',
    (value) => ({ model: 'o', done: true, message: { role: 'assistant', content: 'x', ...value } }),
    {
      text: { content: KEY },
      thinking: { thinking: KEY },
      'a tool call': { tool_calls: [{ function: { name: 'f', arguments: { type: 'image', data: KEY } } }] },
    },
  ),
  ...casesOf('/api/generate', (value) => ({ model: 'o', done: true, ...value }), {
    text: { response: KEY },
    thinking: { response: 'x', thinking: KEY },
  }),
  ...casesOf('/api/show', (value) => value, {
    template: { template: KEY },
    parameters: { parameters: `stop ${KEY}` },
    licence: { license: KEY },
  }),
];

/** Answers that are lists of numbers, with a text in them that should not be there. */
const numbers: Case[] = [
  [
    '/v1/embeddings: a text among the numbers',
    '/v1/embeddings',
    { object: 'list', data: [{ object: 'embedding', index: 0, embedding: [0.1], note: KEY }], model: 'm' },
  ],
  ['/v1/messages/count_tokens: a text', '/v1/messages/count_tokens', { input_tokens: 3, note: KEY }],
  [
    '/v1beta/models/g:embedContent: a text',
    '/v1beta/models/g:embedContent',
    { embedding: { values: [0.1] }, note: `a ${KEY}` },
  ],
  ['/api/embed: a text', '/api/embed', { model: 'o', embeddings: [[0.1]], note: KEY }],
];

/** Every field of every plain answer, with the key in it. */
export const answerCases: readonly Case[] = [
  ...chat,
  ...many,
  ...completions,
  ...responses,
  ...failed,
  ...messages,
  ...gemini,
  ...ollama,
  ...numbers,
];

const json = JSON.stringify({
  error: { message: `Your key ${KEY} is wrong.`, type: 'invalid_request_error' },
});
const paths = [
  '/v1/chat/completions',
  '/v1/responses',
  '/v1/messages',
  '/v1/embeddings',
  '/v1beta/models/g:generateContent',
  '/v1beta/models/g:streamGenerateContent',
  '/api/chat',
  '/api/embed',
];
/** Errors of the provider's, in JSON, as text, as a page, as a list. */
export const errorCases = paths.flatMap((path) =>
  [
    ['as JSON', 401, 'application/json', json],
    ['as text', 500, 'text/plain', `The key ${KEY} was refused.`],
    ['as a page', 503, 'text/html', `<html><b>${KEY}</b></html>`],
    ['as a list', 400, 'application/json', `[${json}]`],
    ['as bytes of no type', 502, 'application/octet-stream', KEY],
    ['as a stream', 500, 'text/event-stream', `data: ${json}\n\n`],
  ].map(([name, status, type, body]) => [`${path}: an error ${name}`, path, status, type, body] as const),
) as readonly (readonly [name: string, path: string, status: number, type: string, body: string])[];
