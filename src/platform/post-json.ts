import type { Agent } from 'undici';
import type { PostJson } from '../pipeline/outbox-deliverer.ts';

const TIMEOUT_MS = 10_000;

/**
 * Sends webhook deliveries: no redirects, a short patience, connections kept for the next one. The client is loaded for
 * the first delivery: a start does not wait for what most installations seldom use.
 */
export function createPostJson(): { readonly post: PostJson; close(): Promise<void> } {
  let agent: Agent | undefined;
  return {
    post: async ({ url, headers, body, signal }) => {
      const { Agent, request } = await import('undici');
      agent ??= new Agent({ connect: { timeout: TIMEOUT_MS }, connections: 8 });
      const response = await request(url, {
        method: 'POST',
        headers,
        body,
        dispatcher: agent,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body.dump({ limit: 64 * 1024 });
      return response.statusCode;
    },
    close: async () => agent?.destroy(),
  };
}
