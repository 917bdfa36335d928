import type { Agent } from 'undici';
import type { PostHook } from '../protect/guards/index.ts';

const CONNECT_MS = 5_000;

/** Calls hooks of custom guards: no redirects, an answer of bounded size, connections kept for the next call. */
export function createPostHook(): { readonly post: PostHook; close(): Promise<void> } {
  let agent: Agent | undefined;
  return {
    post: async ({ url, headers, body, signal, bytesMax }) => {
      const { Agent, request } = await import('undici');
      agent ??= new Agent({ connect: { timeout: CONNECT_MS }, connections: 32 });
      const response = await request(url, { method: 'POST', headers, body, dispatcher: agent, signal });
      const pieces: Buffer[] = [];
      let bytes = 0;
      for await (const piece of response.body as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > bytesMax) {
          response.body.destroy();
          throw new Error('the answer of the hook is too large');
        }
        pieces.push(piece);
      }
      return { status: response.statusCode, body: Buffer.concat(pieces).toString('utf8') };
    },
    close: async () => agent?.destroy(),
  };
}
