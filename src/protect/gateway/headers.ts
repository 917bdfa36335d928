import type { HeaderMap } from './transport.ts';

/** Headers of the caller that mean something to a provider. Keys, cookies and addresses stay here. */
const forwarded = [
  'openai-beta',
  'anthropic-version',
  'anthropic-beta',
  'idempotency-key',
  'x-client-request-id',
  'x-request-id',
  'traceparent',
  'tracestate',
];

const returned = new Set([
  'content-type',
  'request-id',
  'x-request-id',
  'retry-after',
  'retry-after-ms',
  'x-should-retry',
  'openai-processing-ms',
  'openai-version',
  'openai-model',
  'cf-ray',
  'server-timing',
]);

function isReturned(name: string): boolean {
  return (
    returned.has(name) ||
    name.startsWith('x-ratelimit-') ||
    name.startsWith('anthropic-ratelimit-') ||
    name.startsWith('anthropic-fast-')
  );
}

/** Whether a text can be a header's value as it is: no line end and no control character could begin another header. */
export function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** The caller's headers that go on to the upstream, as lines of a request's head. */
export function forwardedLines(headers: HeaderMap): string {
  let lines = '';
  for (const name of forwarded) {
    const value = headers[name];
    if (typeof value === 'string' && isHeaderValue(value)) lines += `${name}: ${value}\r\n`;
  }
  return lines;
}

/** The upstream's headers that the caller gets, as a flat list. Hop-by-hop headers and cookies are not among them. */
export function returnedHeaders(headers: HeaderMap): string[] {
  const out: string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || !isReturned(name)) continue;
    if (typeof value === 'string') out.push(name, value);
    else for (const one of value) out.push(name, one);
  }
  return out;
}

/** The token that a caller proves itself with, wherever its client puts it. */
export function callerToken(headers: HeaderMap): string | undefined {
  const authorization = headers.authorization;
  if (typeof authorization === 'string' && authorization.length > 7) {
    const scheme = authorization.slice(0, 7);
    if (scheme === 'Bearer ' || scheme.toLowerCase() === 'bearer ') return authorization.slice(7).trim();
  }
  const key = headers['x-api-key'] ?? headers['x-goog-api-key'];
  return typeof key === 'string' && key.length > 0 ? key : undefined;
}
