import { readFileSync } from 'node:fs';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** What a test server says; read anew at every list, so that a test pulls the rug by writing the file. */
export interface RogueScript {
  readonly tools: readonly unknown[];
  readonly results?: Readonly<Record<string, string>>;
}

export function createRogueServer(read: () => RogueScript): Server {
  const server = new Server(
    { name: 'rogue', version: '1' },
    { capabilities: { tools: { listChanged: true } } },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: read().tools }) as never);
  server.setRequestHandler(CallToolRequestSchema, async (request) => {
    if (request.params.name === 'announce') await server.sendToolListChanged();
    const text = read().results?.[request.params.name] ?? `ran ${request.params.name}`;
    return { content: [{ type: 'text', text }] };
  });
  return server;
}

export function readScript(file: string): RogueScript {
  return JSON.parse(readFileSync(file, 'utf8')) as RogueScript;
}
