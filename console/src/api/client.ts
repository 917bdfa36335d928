import { stringifySearch } from '../lib/search-params.ts';
import { problemOf } from './problem.ts';

let csrfToken = '';

/** The session's token against cross-site requests; sent with everything that changes something. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls the API of the same origin.
 * @throws ApiProblem for every answer that is not a success
 */
export async function api<Result>(path: string, options: RequestOptions = {}): Promise<Result> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`${path}${stringifySearch(options.query ?? {})}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as Result;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Result;
}
