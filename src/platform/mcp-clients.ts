import { createHash, timingSafeEqual } from 'node:crypto';
import type { McpClient } from '../cli/mcp-port.ts';

/** Finds whose token was shown. Every client is compared, so that the time tells nothing. */
export class McpClients {
  readonly #known: readonly { readonly client: McpClient | undefined; readonly digest: Buffer }[];

  /** @param token what lets in without a name; undefined when only named clients come in */
  constructor(clients: readonly McpClient[], token: string | undefined) {
    const named = clients.map((client) => ({ client, digest: digestOf(`Bearer ${client.token}`) }));
    this.#known =
      token === undefined ? named : [...named, { client: undefined, digest: digestOf(`Bearer ${token}`) }];
  }

  /** @returns undefined for a stranger; `client` is undefined for who came with the common token */
  find(authorization: string): { readonly client: McpClient | undefined } | undefined {
    const shown = digestOf(authorization);
    let found: { readonly client: McpClient | undefined } | undefined;
    for (const { client, digest } of this.#known) if (timingSafeEqual(shown, digest)) found = { client };
    return found;
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
