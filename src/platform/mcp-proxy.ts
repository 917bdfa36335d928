import type { McpProxy, McpProxyRequest } from '../cli/mcp-port.ts';
import { McpTranscript } from './mcp-files.ts';
import { startHttpProxy } from './mcp-http.ts';
import { createMcpPorts } from './mcp-ports.ts';
import { type StdioStreams, startStdioProxy } from './mcp-stdio.ts';

/** Builds and starts the proxy that `bartizan mcp proxy` asks for. */
export async function startMcpProxy(
  request: McpProxyRequest,
  streams: StdioStreams = { stdin: process.stdin, stdout: process.stdout },
): Promise<McpProxy> {
  const transcript = new McpTranscript({
    file: request.eventsFile,
    server: request.eventsServer,
    note: request.note,
  });
  const ports = await createMcpPorts(request, transcript);
  const proxy =
    request.target.kind === 'stdio'
      ? startStdioProxy(request, ports, streams)
      : await startHttpProxy(request, ports);
  const done = proxy.done.finally(() => transcript.close());
  return { ...proxy, done };
}
