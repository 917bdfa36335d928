import type { Operation } from '../../operation.ts';

const common = { dialect: 'ollama', shape: 'ollama', numericAnswer: false } as const;
const definitions = {
  system: 'system',
  template: 'developer',
  tools: 'developer',
  format: 'developer',
} as const;
const embedded = { input: 'document', prompt: 'document' } as const;

/** By path, as Ollama's clients write it. Pulling, pushing, creating and deleting models is not for callers. */
const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['/api/chat', { ...common, name: 'chat', upstreamPath: '/chat', provenance: definitions, streams: true }],
  [
    '/api/generate',
    { ...common, name: 'generate', upstreamPath: '/generate', provenance: definitions, streams: true },
  ],
  [
    '/api/embed',
    { ...common, name: 'embeddings', upstreamPath: '/embed', provenance: embedded, numericAnswer: true },
  ],
  [
    '/api/embeddings',
    { ...common, name: 'embeddings', upstreamPath: '/embeddings', provenance: embedded, numericAnswer: true },
  ],
  ['/api/show', { ...common, name: 'models', upstreamPath: '/show', provenance: {} }],
  ['/api/tags', { ...common, name: 'models', upstreamPath: '/tags', provenance: {}, isList: true }],
]);

/** Addresses of Ollama's API that the gateway serves. */
export const ollamaPaths: readonly string[] = [...operations.keys()];

export function ollamaOperation(path: string): Operation | undefined {
  return operations.get(path);
}
