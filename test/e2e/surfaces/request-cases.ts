import { type Case, KEY, KEY_BASE64, KEY_URL } from './planted.ts';

const spelled = `\\u0041${KEY.slice(1)}`;
const schema = (leaf: object) => ({ type: 'object', properties: leaf });

/** Fields of one kind of request, each with the key in it. */
function casesOf(path: string, base: object, fields: Readonly<Record<string, object>>): Case[] {
  return Object.entries(fields).map(([name, body]) => [`${path}: ${name}`, path, { ...base, ...body }]);
}

const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });
const part = (value: object) => user([value]);

const chat = casesOf(
  '/v1/chat/completions',
  { model: 'm', ...user('hi') },
  {
    'system text': { messages: [{ role: 'system', content: KEY }] },
    'developer text': { messages: [{ role: 'developer', content: [{ type: 'text', text: KEY }] }] },
    'user text': user(`a ${KEY} b`),
    'a text part': part({ type: 'text', text: KEY }),
    'a name': { messages: [{ role: 'user', name: KEY, content: 'hi' }] },
    'an image address': part({ type: 'image_url', image_url: { url: `https://x.example/${KEY}.png` } }),
    'a text data URL': part({ type: 'image_url', image_url: { url: KEY_URL } }),
    'an escaped data URL': part({
      type: 'image_url',
      image_url: { url: `data:,${KEY.replace('A', '%41')}` },
    }),
    'a data URL of UTF-16': part({
      type: 'image_url',
      image_url: {
        url: `data:text/plain;charset=utf-16;base64,${Buffer.from(`\ufeff${KEY}`, 'utf16le').toString('base64')}`,
      },
    }),
    'text that calls itself a picture': part({ type: 'image', data: `words and ${KEY}` }),
    'encoded text that calls itself a picture': part({
      type: 'image_url',
      image_url: { url: `data:image/png;base64,${KEY_BASE64}` },
    }),
    'a file part': part({ type: 'file', file: { filename: 'a.txt', file_data: KEY_URL } }),
    'a file name': part({ type: 'file', file: { filename: `${KEY}.txt`, file_id: 'file-1' } }),
    'a file id': part({ type: 'file', file: { file_id: KEY } }),
    'audio that is text': part({ type: 'input_audio', input_audio: { data: KEY_BASE64, format: 'wav' } }),
    'a tool call': {
      messages: [
        {
          role: 'assistant',
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: `{"a":"${KEY}"}` } }],
        },
      ],
    },
    'an escape in a tool call': {
      messages: [
        {
          role: 'assistant',
          tool_calls: [
            { id: 'c', type: 'function', function: { name: 'f', arguments: `{"a":"${spelled}"}` } },
          ],
        },
      ],
    },
    'the id of a tool call': { messages: [{ role: 'tool', tool_call_id: KEY, content: 'ok' }] },
    'a tool result': { messages: [{ role: 'tool', tool_call_id: 'c', content: `{"result":"${KEY}"}` }] },
    'an older function result': { messages: [{ role: 'function', name: 'f', content: KEY }] },
    'a refusal': { messages: [{ role: 'assistant', refusal: KEY }] },
    reasoning: { messages: [{ role: 'assistant', content: 'x', reasoning_content: KEY }] },
    'an audio transcript': { messages: [{ role: 'assistant', audio: { id: 'a', transcript: KEY } }] },
    'a tool name': { tools: [{ type: 'function', function: { name: KEY } }] },
    'a tool description': { tools: [{ type: 'function', function: { name: 'f', description: KEY } }] },
    'a parameter description': {
      tools: [{ type: 'function', function: { name: 'f', parameters: schema({ a: { description: KEY } }) } }],
    },
    'a parameter name': {
      tools: [
        { type: 'function', function: { name: 'f', parameters: schema({ [KEY]: { type: 'string' } }) } },
      ],
    },
    'an enum of a parameter': {
      tools: [{ type: 'function', function: { name: 'f', parameters: schema({ a: { enum: [KEY] } }) } }],
    },
    'an older function': { functions: [{ name: 'f', description: KEY }] },
    'a schema of the answer': {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'n', schema: schema({ a: { const: KEY } }) },
      },
    },
    'a predicted answer': { prediction: { type: 'content', content: KEY } },
    'stop words': { stop: ['\n', KEY] },
    metadata: { metadata: { team: KEY } },
    'a key of metadata': { metadata: { [KEY]: 'x' } },
    'the user': { user: KEY },
    'a cache key': { prompt_cache_key: KEY },
    'a forced tool': { tool_choice: { type: 'function', function: { name: KEY } } },
    'a field nobody knows': { surprise: { deep: [{ deeper: KEY }] } },
    'a role': { messages: [{ role: KEY, content: 'hi' }] },
  },
);

const responses = casesOf(
  '/v1/responses',
  { model: 'm', input: 'hi' },
  {
    instructions: { instructions: KEY },
    'a plain input': { input: KEY },
    'an input part': { input: [{ role: 'user', content: [{ type: 'input_text', text: KEY }] }] },
    'an input file': {
      input: [{ role: 'user', content: [{ type: 'input_file', filename: 'a.csv', file_data: KEY_URL }] }],
    },
    'bare bytes of a file': {
      input: [{ role: 'user', content: [{ type: 'input_file', file_data: KEY_BASE64 }] }],
    },
    'a file address': {
      input: [{ role: 'user', content: [{ type: 'input_file', file_url: `https://x.example/?k=${KEY}` }] }],
    },
    'an image address': {
      input: [{ role: 'user', content: [{ type: 'input_image', image_url: `https://x.example/${KEY}` }] }],
    },
    'a function call': {
      input: [{ type: 'function_call', call_id: 'c', name: 'f', arguments: `{"a":"${KEY}"}` }],
    },
    'a function result': { input: [{ type: 'function_call_output', call_id: 'c', output: KEY }] },
    'a result in parts': {
      input: [{ type: 'function_call_output', call_id: 'c', output: [{ type: 'input_text', text: KEY }] }],
    },
    'a shell call': { input: [{ type: 'local_shell_call', action: { command: ['echo', KEY] } }] },
    'reasoning of before': { input: [{ type: 'reasoning', summary: [{ type: 'summary_text', text: KEY }] }] },
    'a tool': { tools: [{ type: 'function', name: 'f', description: KEY, parameters: {} }] },
    'a tool server': {
      tools: [{ type: 'mcp', server_url: 'https://x.example', headers: { authorization: KEY } }],
    },
    'a prompt variable': { prompt: { id: 'p', variables: { name: KEY } } },
    'a response of before': { previous_response_id: KEY },
    'a schema of the answer': {
      text: { format: { type: 'json_schema', name: 'n', schema: schema({ a: { description: KEY } }) } },
    },
  },
);

const block = (value: object) => ({ messages: [{ role: 'user', content: [value] }] });
const messages = casesOf(
  '/v1/messages',
  { model: 'm', max_tokens: 9, ...user('hi') },
  {
    'system text': { system: KEY },
    'a system block': { system: [{ type: 'text', text: KEY, cache_control: { type: 'ephemeral' } }] },
    'user text': user(KEY),
    'a block': block({ type: 'text', text: KEY }),
    'a text document': block({
      type: 'document',
      source: { type: 'text', media_type: 'text/plain', data: KEY },
    }),
    'an encoded document': block({
      type: 'document',
      source: { type: 'base64', media_type: 'text/plain', data: KEY_BASE64 },
    }),
    'a document of blocks': block({
      type: 'document',
      source: { type: 'content', content: [{ type: 'text', text: KEY }] },
    }),
    'the title of a document': block({
      type: 'document',
      title: KEY,
      context: 'x',
      source: { type: 'url', url: 'https://x.example' },
    }),
    'an image address': block({ type: 'image', source: { type: 'url', url: `https://x.example/${KEY}` } }),
    'a tool result': block({ type: 'tool_result', tool_use_id: 't', content: KEY }),
    'a tool result in blocks': block({
      type: 'tool_result',
      tool_use_id: 't',
      content: [{ type: 'text', text: KEY }],
    }),
    'a search result': block({ type: 'search_result', source: 'x', title: KEY, content: [] }),
    'a tool use': {
      messages: [
        { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: { a: { b: KEY } } }] },
      ],
    },
    'a key in a tool use': {
      messages: [
        { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: { [KEY]: 1 } }] },
      ],
    },
    thinking: {
      messages: [{ role: 'assistant', content: [{ type: 'thinking', thinking: KEY, signature: 'x' }] }],
    },
    'a signature': {
      messages: [{ role: 'assistant', content: [{ type: 'thinking', thinking: 'x', signature: KEY }] }],
    },
    'a tool': { tools: [{ name: 'f', description: KEY, input_schema: {} }] },
    'an example of a tool': { tools: [{ name: 'f', input_schema: schema({ a: { default: KEY } }) }] },
    'metadata of the user': { metadata: { user_id: KEY } },
    'stop words': { stop_sequences: [KEY] },
    'a container': { container: KEY },
  },
);
const count = casesOf('/v1/messages/count_tokens', { model: 'm' }, { text: user(KEY) });

const contents = (...parts: readonly object[]) => ({ contents: [{ role: 'user', parts }] });
const gemini = ['generateContent', 'streamGenerateContent', 'countTokens'].flatMap((method) =>
  casesOf(`/v1beta/models/g:${method}`, contents({ text: 'hi' }), {
    'the system instruction': { systemInstruction: { parts: [{ text: KEY }] } },
    'the other spelling': { system_instruction: { parts: { text: KEY } } },
    text: contents({ text: KEY }),
    'inline text': contents({ inlineData: { mimeType: 'text/plain', data: KEY_BASE64 } }),
    'inline text in the other spelling': contents({
      inline_data: { mime_type: 'text/csv', data: KEY_BASE64 },
    }),
    'a file': contents({ fileData: { mimeType: 'text/plain', fileUri: `https://x.example/${KEY}` } }),
    'a function call': contents({ functionCall: { name: 'f', args: { a: KEY } } }),
    'a function result': contents({ functionResponse: { name: 'f', response: { id: KEY } } }),
    code: contents({ executableCode: { language: 'PYTHON', code: `print("${KEY}")` } }),
    'the result of code': contents({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: KEY } }),
    'a thought': contents({ text: KEY, thought: true, thoughtSignature: 'x' }),
    'a declared function': { tools: [{ functionDeclarations: [{ name: 'f', description: KEY }] }] },
    'a declared parameter': {
      tools: {
        functionDeclarations: [
          { name: 'f', parameters: { type: 'OBJECT', properties: { a: { enum: [KEY] } } } },
        ],
      },
    },
    'stop words': { generationConfig: { stopSequences: [KEY] } },
    'a schema of the answer': { generationConfig: { responseSchema: { type: 'OBJECT', description: KEY } } },
    labels: { labels: { team: KEY } },
  }),
);
const geminiEmbed = [
  ...casesOf(
    '/v1beta/models/g:embedContent',
    {},
    { content: { content: { parts: [{ text: KEY }] } }, title: { title: KEY } },
  ),
  ...casesOf(
    '/v1beta/models/g:batchEmbedContents',
    {},
    {
      content: { requests: [{ model: 'models/g', content: { parts: [{ text: 'a' }, { text: KEY }] } }] },
    },
  ),
];

const ollama = [
  ...casesOf(
    '/api/chat',
    { model: 'o', ...user('hi') },
    {
      text: user(KEY),
      'system text': { messages: [{ role: 'system', content: KEY }] },
      thinking: { messages: [{ role: 'assistant', content: '', thinking: KEY }] },
      'a picture that is text': { messages: [{ role: 'user', content: 'x', images: [KEY_BASE64] }] },
      'a picture that is no base64': { messages: [{ role: 'user', content: 'x', images: [`look: ${KEY}`] }] },
      'a tool call': {
        messages: [
          {
            role: 'assistant',
            tool_calls: [{ function: { name: 'f', arguments: { type: 'image', data: KEY } } }],
          },
        ],
      },
      'a tool result': { messages: [{ role: 'tool', tool_name: 'f', content: KEY }] },
      'a tool': { tools: [{ type: 'function', function: { name: 'f', description: KEY } }] },
      'a schema of the answer': { format: schema({ a: { description: KEY } }) },
      options: { options: { stop: [KEY] } },
    },
  ),
  ...casesOf(
    '/api/generate',
    { model: 'o', prompt: 'hi' },
    {
      'a prompt': { prompt: KEY },
      'what follows': { suffix: KEY },
      'system text': { system: KEY },
      template: { template: `{{ .Prompt }} ${KEY}` },
      'a picture that is text': { images: [KEY_BASE64] },
    },
  ),
  ...casesOf(
    '/api/embed',
    { model: 'o' },
    { input: { input: KEY }, 'a list of inputs': { input: ['a', KEY] } },
  ),
  ...casesOf('/api/embeddings', { model: 'o' }, { prompt: { prompt: KEY } }),
  ...casesOf('/api/show', { model: 'o' }, { 'a field': { system: KEY } }),
];

const others = [
  ...casesOf(
    '/v1/completions',
    { model: 'm' },
    { prompt: { prompt: KEY }, prompts: { prompt: ['a', KEY] }, suffix: { prompt: 'a', suffix: KEY } },
  ),
  ...casesOf('/v1/embeddings', { model: 'm' }, { input: { input: KEY }, inputs: { input: ['a', KEY] } }),
];

/** Every field of every request that the gateway serves, with the key in it. */
export const requestCases: readonly Case[] = [
  ...chat,
  ...responses,
  ...messages,
  ...count,
  ...gemini,
  ...geminiEmbed,
  ...ollama,
  ...others,
];
