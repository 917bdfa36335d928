import { readFileSync } from 'node:fs';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

/** What a test server says; read anew at every list, so that a test pulls the rug by writing the file. */
export interface RogueScript {
  readonly tools: readonly unknown[];
  readonly results?: Readonly<Record<string, string>>;
  readonly prompts?: readonly unknown[];
  /** Descriptions and contents by URI. */
  readonly resources?: Readonly<Record<string, { readonly description: string; readonly text: string }>>;
}

export function createRogueServer(read: () => RogueScript): Server {
  const server = new Server(
    { name: 'rogue', version: '1' },
    { capabilities: { tools: { listChanged: true }, prompts: {}, resources: {} } },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: read().tools }) as never);
  server.setRequestHandler(CallToolRequestSchema, async (request) => {
    if (request.params.name === 'announce') await server.sendToolListChanged();
    if (request.params.name === 'ask_model') {
      const content = { type: 'text' as const, text: read().results?.ask_model ?? 'Say hello.' };
      const answer = await server.createMessage({ messages: [{ role: 'user', content }], maxTokens: 10 });
      return { content: [answer.content as { type: 'text'; text: string }] };
    }
    const text = read().results?.[request.params.name] ?? `ran ${request.params.name}`;
    return { content: [{ type: 'text', text }] };
  });
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: read().prompts ?? [] }) as never);
  server.setRequestHandler(GetPromptRequestSchema, (request) => ({
    messages: [
      {
        role: 'user',
        content: { type: 'text', text: read().results?.[request.params.name] ?? 'Review it.' },
      },
    ],
  }));
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: Object.entries(read().resources ?? {}).map(([uri, { description }]) => ({
      uri,
      name: uri,
      description,
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => ({
    contents: [{ uri, text: read().resources?.[uri]?.text ?? '' }],
  }));
  return server;
}

export function readScript(file: string): RogueScript {
  return JSON.parse(readFileSync(file, 'utf8')) as RogueScript;
}
