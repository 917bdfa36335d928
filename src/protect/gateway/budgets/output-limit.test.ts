import { expect, it } from 'vitest';
import { operationOf } from '../operations.ts';
import { outputLimitOf } from './output-limit.ts';

const limit = (path: string, body: Record<string, unknown>) => outputLimitOf(operationOf(path)!, body);
const chat = '/v1/chat/completions';
const gemini = '/v1beta/models/gemini-pro:generateContent';

it.each<[string, Record<string, unknown>, number | undefined, number | undefined]>([
  [chat, {}, undefined, 1],
  [chat, { max_tokens: 50 }, 50, 1],
  [chat, { max_tokens: 50_000, max_completion_tokens: 5, n: 3 }, 50_000, 3],
  [chat, { max_tokens: null, max_completion_tokens: 5 }, 5, 1],
  // What servers read each in their own way is no bound.
  [chat, { max_tokens: '100000' }, undefined, 1],
  [chat, { max_tokens: -1 }, undefined, 1],
  [chat, { max_tokens: 5, n: '100' }, 5, undefined],
  [chat, { max_tokens: 5, n: true }, 5, undefined],
  [chat, { max_tokens: 5, n: null, best_of: 4 }, 5, 4],
  ['/v1/completions', { prompt: ['a', 'b', 'c'], n: 2, best_of: 5, max_tokens: 7 }, 7, 15],
  ['/v1/completions', { prompt: [1, 2, 3], max_tokens: 7 }, 7, 1],
  ['/v1/responses', { max_output_tokens: 9 }, 9, 1],
  ['/v1/messages', { max_tokens: 9 }, 9, 1],
  [gemini, { generationConfig: { maxOutputTokens: 9, candidateCount: 2 } }, 9, 2],
  [
    gemini,
    { generationConfig: { maxOutputTokens: 9 }, generation_config: { max_output_tokens: 700 } },
    700,
    1,
  ],
  ['/api/chat', { options: { num_predict: 30 } }, 30, 1],
  ['/api/generate', { options: { num_predict: -2 } }, undefined, 1],
])('%s %j', (path, body, tokens, choices) => {
  expect(limit(path, body)).toMatchObject({ tokens, choices });
});

it('knows what writes nothing, and does not guess what it does not know', () => {
  expect(limit('/v1/embeddings', { input: 'a' })).toBeUndefined();
  expect(limit('/v1/messages/count_tokens', {})).toBeUndefined();
  expect(limit('/v1/batches', {})).toBe('unknown');
});
