import { batchOperation } from './batch/batch-operations.ts';
import { geminiOperation } from './dialects/gemini/gemini-operations.ts';
import { ollamaOperation } from './dialects/ollama/ollama-operations.ts';
import type { Dialect, Operation } from './operation.ts';

export type { Dialect, Operation };

const definitions = { tools: 'developer', functions: 'developer', response_format: 'developer' } as const;

function operation(
  name: Operation['name'],
  upstreamPath: string,
  provenance: Operation['provenance'],
  more: Partial<Operation> = {},
): Operation {
  return { name, dialect: 'openai', upstreamPath, shape: 'chat', provenance, numericAnswer: false, ...more };
}

const anthropic = { dialect: 'anthropic', shape: 'messages' } as const;
const anthropicProvenance = { system: 'system', tools: 'developer' } as const;

/** By path, as callers write it. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ['/v1/chat/completions', operation('chat.completions', '/chat/completions', definitions)],
  ['/v1/completions', operation('completions', '/completions', {})],
  ['/v1/embeddings', operation('embeddings', '/embeddings', { input: 'document' }, { numericAnswer: true })],
  [
    '/v1/responses',
    operation(
      'responses',
      '/responses',
      { instructions: 'system', tools: 'developer', text: 'developer' },
      { shape: 'responses' },
    ),
  ],
  ['/v1/messages', operation('messages', '/messages', anthropicProvenance, anthropic)],
  [
    '/v1/messages/count_tokens',
    operation('messages', '/messages/count_tokens', anthropicProvenance, {
      ...anthropic,
      numericAnswer: true,
    }),
  ],
]);

const models = operation('models', '/models', {}, { isList: true });

/**
 * The operation that a path stands for; undefined for what the gateway does not serve.
 *
 * @param query as the caller wrote it, without its question mark
 */
export function operationOf(path: string, query = ''): Operation | undefined {
  const served =
    operations.get(path) ?? geminiOperation(path, query) ?? ollamaOperation(path) ?? batchOperation(path);
  if (served !== undefined) return served;
  return path === '/v1/models' || path.startsWith('/v1/models/') ? models : undefined;
}

/** The operation of an event; what the gateway does not know any more reads as a chat. */
export function operationNamed(name: Operation['name']): Operation {
  for (const known of operations.values()) if (known.name === name) return known;
  return operations.get('/v1/chat/completions')!;
}

/** The dialect of a path, also of one that is not served. */
export function dialectOf(path: string): Dialect {
  if (path.startsWith('/v1/messages')) return 'anthropic';
  if (path.startsWith('/v1beta') || path.startsWith('/v1alpha')) return 'gemini';
  return path.startsWith('/api/') ? 'ollama' : 'openai';
}
