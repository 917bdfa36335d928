import type { Operation } from '../operation.ts';

/** What is done with a call about files and batches. */
export type BatchStep =
  /** A file comes in as a form. */
  | 'upload'
  /** The requests of a batch come in one body. */
  | 'requests'
  /** A small JSON body, or none. */
  | 'plain'
  /** A file goes out. */
  | 'download';

interface BatchRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/v1`; `:id` stands for an id of the provider's. */
  readonly path: string;
  readonly step: BatchStep;
}

const ID = '[A-Za-z0-9_-]{1,128}';
const routes: readonly BatchRoute[] = [
  { method: 'POST', path: '/files', step: 'upload' },
  { method: 'GET', path: '/files', step: 'plain' },
  { method: 'GET', path: '/files/:id', step: 'plain' },
  { method: 'DELETE', path: '/files/:id', step: 'plain' },
  { method: 'GET', path: '/files/:id/content', step: 'download' },
  { method: 'POST', path: '/batches', step: 'plain' },
  { method: 'GET', path: '/batches', step: 'plain' },
  { method: 'GET', path: '/batches/:id', step: 'plain' },
  { method: 'POST', path: '/batches/:id/cancel', step: 'plain' },
  { method: 'POST', path: '/messages/batches', step: 'requests' },
  { method: 'GET', path: '/messages/batches', step: 'plain' },
  { method: 'GET', path: '/messages/batches/:id', step: 'plain' },
  { method: 'DELETE', path: '/messages/batches/:id', step: 'plain' },
  { method: 'POST', path: '/messages/batches/:id/cancel', step: 'plain' },
  { method: 'GET', path: '/messages/batches/:id/results', step: 'download' },
];
const compiled = routes.map((route) => ({
  ...route,
  pattern: new RegExp(`^/v1${route.path.replace(':id', ID)}$`),
}));
const known = new RegExp(`^/v1/(?:files|batches|messages/batches)(?:/${ID}(?:/[a-z]+)?)?$`);

/** The operation of a path about files or batches. */
export function batchOperation(path: string): Operation | undefined {
  if (!known.test(path)) return undefined;
  const isAnthropic = path.startsWith('/v1/messages');
  return {
    name: path.startsWith('/v1/files') ? 'files' : 'batches',
    dialect: isAnthropic ? 'anthropic' : 'openai',
    shape: isAnthropic ? 'messages' : 'chat',
    upstreamPath: path.slice('/v1'.length),
    provenance: {},
    numericAnswer: false,
    isBatch: true,
  };
}

/** What a method does at a path; undefined when it takes none such. */
export function batchStep(method: string, path: string): BatchStep | undefined {
  return compiled.find((route) => route.method === method && route.pattern.test(path))?.step;
}

const parameters = ['limit', 'after', 'before', 'after_id', 'before_id', 'purpose', 'order'];

/** The part of a query that goes on: paging and nothing else. */
export function batchQuery(query: string): string {
  const given = new URLSearchParams(query);
  const kept = parameters.flatMap((name) => {
    const value = given.get(name);
    return value !== null && /^[\w-]{1,128}$/.test(value) ? [`${name}=${value}`] : [];
  });
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

const RESULTS_URL =
  /("results_url"\s*:\s*")https?:\/\/[^"/]+(\/v1\/messages\/batches\/[A-Za-z0-9_-]+\/results")/g;

/**
 * An answer about batches whose address of the results leads back here. The client follows it as it is: it would go past
 * the guards, and take the caller's token to the provider.
 */
export function ownResultAddresses(text: string): string {
  return text.replace(RESULTS_URL, '$1$2');
}
