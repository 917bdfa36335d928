import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { McpClient, McpProxy, McpProxyRequest } from '../cli/mcp-port.ts';
import { newId } from '../kernel/ids.ts';
import { type McpPorts, McpSession } from '../protect/mcp/index.ts';
import { McpClients } from './mcp-clients.ts';
import { MESSAGE_CHARS_MAX, sessionOptions } from './mcp-ports.ts';

const SESSIONS_MAX = 1_000;
const local = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** What goes on to the server; the client's own proof is for the proxy and stays here. */
const forwarded = ['accept', 'content-type', 'mcp-session-id', 'mcp-protocol-version', 'last-event-id'];

/**
 * Serves streamable HTTP on 127.0.0.1 and stands between its clients and the server behind. Browsers are kept out twice:
 * an Origin must be local (the page of a stranger may reach local ports), and every request must show the token.
 */
export async function startHttpProxy(request: McpProxyRequest, ports: McpPorts): Promise<McpProxy> {
  if (request.target.kind !== 'http') throw new TypeError('not an http target');
  const { token: given } = request.target;
  // Where clients have tokens of their own, nobody comes in without a name unless the operator says so.
  const isOpen = given !== undefined || request.clients.length === 0;
  const token = isOpen ? (given ?? randomBytes(24).toString('base64url')) : undefined;
  const relay = new HttpRelay(request, ports, new URL(request.target.url), token);
  const server = createServer((incoming, response) => {
    relay.serve(incoming, response).catch((error: unknown) => {
      request.note(`a request failed: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) response.destroy();
      else refuse(response, 502, 'The server behind the proxy did not answer as it should.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen((request.target as { readonly port: number }).port, '127.0.0.1', resolve);
  });
  const done = new Promise<number>((resolve) => {
    server.once('close', () => resolve(0));
    request.stop.addEventListener('abort', () => {
      server.close();
      server.closeAllConnections();
    });
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/mcp`, token, done };
}

class HttpRelay {
  readonly #request: McpProxyRequest;
  readonly #ports: McpPorts;
  readonly #target: URL;
  readonly #clients: McpClients;
  readonly #sessions = new Map<string, McpSession>();

  constructor(request: McpProxyRequest, ports: McpPorts, target: URL, token: string | undefined) {
    this.#request = request;
    this.#ports = ports;
    this.#target = target;
    this.#clients = new McpClients(request.clients, token);
  }

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin, authorization = '', host = '' } = incoming.headers;
    if ((origin !== undefined && !isLocal(origin)) || !isLocal(`http://${host}`))
      return refuse(response, 403, 'This origin may not speak to the proxy.');
    const known = this.#clients.find(authorization);
    if (known === undefined) return refuse(response, 401, 'The bearer token is missing or wrong.');
    const method = incoming.method ?? '';
    if (!['POST', 'GET', 'DELETE'].includes(method))
      return refuse(response, 405, 'Only POST, GET and DELETE.');
    const session = this.#sessionOf(incoming.headers['mcp-session-id'], known.client);
    if (session === undefined) return refuse(response, 404, 'There is no such session.');
    if (method !== 'POST') return this.#forward(incoming, response, session, undefined);
    const text = await readText(incoming);
    const passage = await session.fromClient(text ?? '\0');
    if (passage.toServer.length > 0)
      return this.#forward(incoming, response, session, passage.toServer[0], passage.toClient);
    response.writeHead(passage.toClient.length === 0 ? 202 : 200, { 'content-type': 'application/json' });
    response.end(passage.toClient[0] ?? '');
  }

  /** A session belongs to the client that opened it: another one finds nothing under its id. */
  #sessionOf(id: string | string[] | undefined, client: McpClient | undefined): McpSession | undefined {
    const known = typeof id === 'string' ? this.#sessions.get(id) : undefined;
    if (known !== undefined) return known.client === client?.name ? known : undefined;
    const name = typeof id === 'string' ? id : newId('ses');
    return new McpSession(sessionOptions(this.#request, 'http', name, client), this.#ports);
  }

  #remember(id: string, session: McpSession): void {
    this.#sessions.delete(id);
    this.#sessions.set(id, session);
    const oldest = this.#sessions.keys().next().value;
    if (this.#sessions.size > SESSIONS_MAX && oldest !== undefined) this.#sessions.delete(oldest);
  }

  async #forward(
    incoming: IncomingMessage,
    response: ServerResponse,
    session: McpSession,
    body: string | undefined,
    own: readonly string[] = [],
  ): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await fetch(this.#target, {
      method: incoming.method ?? 'POST',
      headers: headersOf(incoming),
      redirect: 'error',
      signal: AbortSignal.any([gone.signal, this.#request.stop]),
      ...(body === undefined ? {} : { body }),
    });
    const id = answer.headers.get('mcp-session-id');
    if (id !== null) this.#remember(id, session);
    const type = answer.headers.get('content-type') ?? '';
    const isStream = type.startsWith('text/event-stream');
    response.writeHead(answer.status, {
      'content-type': isStream ? 'text/event-stream' : 'application/json',
      'cache-control': 'no-store',
      ...(id === null ? {} : { 'mcp-session-id': id }),
    });
    const emit = (text: string, eventId: string) =>
      response.write(isStream ? `${eventId}event: message\ndata: ${text}\n\n` : text);
    if (isStream) {
      for (const text of own) emit(text, '');
      response.flushHeaders();
      for await (const frame of framesOf(answer))
        await this.#toClient(session, frame.data, (text) => emit(text, frame.id), answer, incoming);
    } else {
      const text = await boundedText(answer);
      // Bodies of errors below JSON-RPC are not passed on: nobody can tell what they hold.
      if (answer.ok && text.trim() !== '')
        await this.#toClient(session, text, (message) => emit(merge(message, own), ''), answer, incoming);
      else if (own.length > 0) emit(own[0]!, '');
    }
    response.end();
  }

  async #toClient(
    session: McpSession,
    text: string,
    emit: (text: string) => void,
    answer: Response,
    incoming: IncomingMessage,
  ): Promise<void> {
    const passage = await session.fromServer(text);
    for (const message of passage.toClient) emit(message);
    for (const message of passage.toServer) {
      const id = answer.headers.get('mcp-session-id');
      const headers = {
        ...headersOf(incoming),
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(id === null ? {} : { 'mcp-session-id': id }),
      };
      const sent = await fetch(this.#target, {
        method: 'POST',
        headers,
        body: message,
        redirect: 'error',
        signal: this.#request.stop,
      });
      await sent.body?.cancel();
    }
  }
}

/** The proxy's own refusals and the server's answers of one batch go back together. */
function merge(message: string, own: readonly string[]): string {
  if (own.length === 0) return message;
  const list = (text: string): unknown[] => [JSON.parse(text) as unknown].flat();
  return JSON.stringify([...list(message), ...own.flatMap(list)]);
}

function isLocal(origin: string): boolean {
  return local.has(URL.parse(origin)?.hostname ?? '');
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of forwarded) {
    const value = incoming.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const authorization = process.env.MCP_SERVER_AUTHORIZATION;
  return authorization === undefined ? headers : { ...headers, authorization };
}

/** Undefined when the body is larger than a message may be. */
async function readText(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length;
    if (bytes <= MESSAGE_CHARS_MAX) chunks.push(chunk as Buffer);
  }
  return bytes > MESSAGE_CHARS_MAX ? undefined : Buffer.concat(chunks).toString('utf8');
}

async function boundedText(answer: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MESSAGE_CHARS_MAX) throw new Error('the answer is too large');
  }
  return text;
}

async function* framesOf(answer: Response): AsyncGenerator<{ readonly data: string; readonly id: string }> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of answer.body ?? []) {
    const frames = (rest + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
    rest = frames.pop()!;
    if (rest.length > MESSAGE_CHARS_MAX) throw new Error('a frame is too large');
    for (const frame of frames) {
      const lines = frame.split('\n');
      const data = lines
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trimStart())
        .join('\n');
      const id = lines.find((line) => line.startsWith('id:'));
      if (data !== '') yield { data, id: id === undefined ? '' : `${id}\n` };
    }
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32_001, message } }));
}
