import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type { Provenance } from '../../contracts/guard.ts';
import type { Upstream } from '../../contracts/upstream.ts';

/** How the caller's client speaks: decides the shape of errors. */
export type Dialect = Upstream['kind'];

/** How a streamed answer is laid out. */
export type StreamShape = 'chat' | 'messages' | 'responses';

/** One endpoint that the gateway serves. */
export interface Operation {
  readonly name: GatewayEvent['operation'];
  readonly dialect: Dialect;
  /** Path below the upstream's `/v1`. */
  readonly upstreamPath: string;
  readonly shape: StreamShape;
  /** Who wrote the text under a top-level key; `user` where nothing is said. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Its answers are numbers: nothing there that a guard could read. */
  readonly numericAnswer: boolean;
}

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

const models = operation('models', '/models', {});

/** The operation that a path stands for; undefined for what the gateway does not serve. */
export function operationOf(path: string): Operation | undefined {
  return (
    operations.get(path) ?? (path === '/v1/models' || path.startsWith('/v1/models/') ? models : undefined)
  );
}

/** The dialect of a path, also of one that is not served. */
export function dialectOf(path: string): Dialect {
  return path.startsWith('/v1/messages') ? 'anthropic' : 'openai';
}
