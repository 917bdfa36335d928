import type { ChainReason } from './ports.ts';
import { KEY_PART } from './segments.ts';

/**
 * Reasons without the keys that they are about: a key of an object is content, and the address of what stands in it
 * would quote it in errors and events.
 */
export function maskKeys(reasons: readonly ChainReason[]): readonly ChainReason[] {
  const keys = new Set<string>();
  for (const { spans } of reasons)
    for (const { path } of spans)
      if (path.endsWith(KEY_PART)) keys.add(path.slice(path.lastIndexOf('/') + 1, -KEY_PART.length));
  if (keys.size === 0) return reasons;
  const masked = (path: string): string =>
    path
      .split('/')
      .map((token) => (keys.has(token) ? '*' : keys.has(withoutMark(token)) ? `*${KEY_PART}` : token))
      .join('/');
  return reasons.map((reason) => ({
    ...reason,
    spans: reason.spans.map((span) => ({ ...span, path: masked(span.path) })),
  }));
}

function withoutMark(token: string): string {
  return token.endsWith(KEY_PART) ? token.slice(0, -KEY_PART.length) : token;
}
