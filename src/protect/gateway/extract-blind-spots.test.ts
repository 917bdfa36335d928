import { describe, expect, it } from 'vitest';
import { extractInput, extractOutput } from './extract.ts';
import { operationOf } from './operations.ts';

const MARKER = 'MARKER-1';
/** Names that stand for machine values elsewhere in the protocols. */
// biome-ignore format: a table reads better in lines
const names = [
  'id', 'object', 'type', 'role', 'model', 'status', 'finish_reason', 'call_id', 'detail', 'media_type', 'phase',
  'signature', 'encrypted_content', 'file_id', 'data', 'result', 'logprobs', 'top_logprobs', 'tool_choice',
];

function seen({ content }: ReturnType<typeof extractInput>): readonly string[] {
  return content.segments.filter(({ text }) => text === MARKER).map(({ provenance }) => provenance);
}

const request = (path: string, body: Record<string, unknown>): readonly string[] =>
  seen(extractInput(operationOf(path)!, body, 1_000));
const answer = (body: Record<string, unknown>): readonly string[] => seen(extractOutput(body, 1_000));

describe.each(names)('a text under the name %s', (name) => {
  const leaf = { [name]: MARKER };
  const nested = { [name]: { role: 'system', type: 'image', text: MARKER } };

  it.each([leaf, nested])('is seen in the arguments of a tool use', (input) => {
    const use = { type: 'tool_use', id: 'i', name: 'f', input };
    expect(request('/v1/messages', { messages: [{ role: 'assistant', content: [use] }] })).toEqual(['model']);
    expect(answer({ content: [use] })).toEqual(['model']);
  });

  it.each([leaf, nested])('is seen in the schema of a tool', (properties) => {
    const schema = { type: 'object', properties };
    const chat = [{ type: 'function', function: { name: 'f', parameters: schema } }];
    expect(request('/v1/chat/completions', { tools: chat })).toEqual(['developer']);
    expect(request('/v1/messages', { tools: [{ name: 'f', input_schema: schema }] })).toEqual(['developer']);
  });

  it.each([leaf, nested])('is seen in metadata', (metadata) => {
    expect(request('/v1/chat/completions', { metadata })).toEqual(['user']);
  });
});

describe('log-probabilities', () => {
  const logprobs = { content: [{ token: 'MARK' }, { token: 'ER-1', top_logprobs: [{ token: 'other' }] }] };

  it('are skipped where they repeat the text of the answer, and read where they say something else', () => {
    expect(answer({ choices: [{ message: { content: 'x' }, logprobs }] })).toEqual(['model']);
    const said = extractOutput({ choices: [{ message: { content: MARKER }, logprobs }] }, 10).content
      .segments;
    expect(said.map(({ path }) => path)).toEqual(['/choices/0/message/content']);
  });

  it('are nothing special in a request, and in shapes that no provider has', () => {
    const shapeless = { tokens: { a: MARKER } };
    expect(request('/v1/chat/completions', { messages: [{ role: 'user', logprobs: shapeless }] })).toEqual([
      'user',
    ]);
    expect(answer({ choices: [{ message: { content: 'x' }, logprobs: shapeless }] })).toEqual(['model']);
  });
});
