import { describe, expect, it } from 'vitest';
import { inputBound, PICTURE_TOKENS_MAX } from './input-bound.ts';

const message = (...content: readonly object[]) => ({ messages: [{ role: 'user', content }] });
const tokens = (body: object, pictureTokens?: number) =>
  inputBound(1_000, body as Record<string, unknown>, pictureTokens).tokens;

it('is never less than the bytes and what templates add', () => {
  expect(tokens(message({ type: 'text', text: 'hello' }))).toBe(1_256);
  expect(tokens({ tools: [{ name: 'a' }, { name: 'b' }] })).toBe(3_256);
});

describe('pictures', () => {
  const tiny = 'data:image/png;base64,iVBORw0KGgo=';
  it.each<[string, object]>([
    ['by address', message({ type: 'image_url', image_url: { url: 'https://x/y.png' } })],
    ['in the request, however small', message({ type: 'image_url', image_url: { url: tiny } })],
    ['of responses', message({ type: 'input_image', image_url: tiny })],
    [
      'of Anthropic',
      message({ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'x' } }),
    ],
    ['of Anthropic by address', message({ type: 'image', source: { type: 'url', url: 'https://x/y.png' } })],
    [
      'in the result of a tool',
      message({ type: 'tool_result', content: [{ type: 'image', source: { type: 'base64', data: 'x' } }] }),
    ],
    ['of Gemini', { contents: [{ parts: [{ inlineData: { mimeType: 'image/png', data: 'x' } }] }] }],
    ['of Ollama', { messages: [{ role: 'user', content: 'look', images: ['x'] }] }],
  ])('%s count as the most that a provider makes of one', (_what, body) => {
    expect(tokens(body)).toBe(1_256 + PICTURE_TOKENS_MAX);
    expect(tokens(body, 800)).toBe(2_056);
    expect(inputBound(1, body as Record<string, unknown>).isOpen).toBe(false);
  });
});

describe('only the model’s context bounds', () => {
  it.each<[string, object]>([
    ['a file by its id', message({ type: 'file', file: { file_id: 'f' } })],
    [
      'a file in the request, whose pages may be many',
      message({ type: 'file', file: { file_data: 'data:' } }),
    ],
    ['a document', message({ type: 'document', source: { type: 'base64', data: 'x' } })],
    ['a document by address', message({ type: 'document', source: { type: 'url', url: 'https://x' } })],
    ['a film', { contents: [{ parts: [{ inline_data: { mime_type: 'video/mp4', data: 'x' } }] }] }],
    ['what was said before', { previous_response_id: 'resp_1' }],
    ['a conversation', { conversation: { id: 'conv_1' } }],
    ['what a provider keeps', { cachedContent: 'cachedContents/1' }],
  ])('%s', (_what, body) => {
    expect(inputBound(10, body as Record<string, unknown>).isOpen).toBe(true);
  });

  it.each<[string, object]>([
    ['plain text as a document', message({ type: 'document', source: { type: 'text', data: 'hello' } })],
    ['sound', { contents: [{ parts: [{ inlineData: { mimeType: 'audio/wav', data: 'x' } }] }] }],
    ['a reference that is null', { previous_response_id: null }],
  ])('but not %s', (_what, body) => {
    expect(inputBound(10, body as Record<string, unknown>).isOpen).toBe(false);
  });
});
