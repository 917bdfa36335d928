import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createRogueServer, readScript } from './mcp-rogue-server.ts';

const file = process.argv[2];
if (file === undefined) throw new Error('which script?');
await createRogueServer(() => readScript(file)).connect(new StdioServerTransport());
