import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { McpProxy, McpProxyRequest } from '../cli/mcp-port.ts';
import { newId } from '../kernel/ids.ts';
import { type McpPorts, McpSession, type Passage } from '../protect/mcp/index.ts';
import { MESSAGE_CHARS_MAX, sessionOptions } from './mcp-ports.ts';

const STOP_MS = 3_000;
/** Messages of the client that are under way at once. */
const OPEN_MAX = 64;

export interface StdioStreams {
  readonly stdin: Readable;
  readonly stdout: Writable;
}

/** Runs the server as a child and stands between its pipes and the client's. */
export function startStdioProxy(request: McpProxyRequest, ports: McpPorts, streams: StdioStreams): McpProxy {
  if (request.target.kind !== 'stdio') throw new TypeError('not a stdio target');
  const [program, ...args] = request.target.command;
  const child = spawn(program ?? '', args, { stdio: ['pipe', 'pipe', 'inherit'], shell: false });
  const session = new McpSession(
    {
      ...sessionOptions(request, 'stdio', newId('ses')),
      notifyClient: (text) => void write(streams.stdout, text),
    },
    ports,
  );
  const deliver = async (passage: Passage): Promise<void> => {
    for (const text of passage.toServer) await write(child.stdin, text);
    for (const text of passage.toClient) await write(streams.stdout, text);
  };
  const pump = async (source: Readable, take: (line: string) => Promise<Passage>): Promise<void> => {
    for await (const line of linesOf(source)) await deliver(await take(line));
  };
  const fail = (error: unknown): void => {
    request.note(`the proxy stops: ${error instanceof Error ? error.message : String(error)}`);
    child.kill();
  };
  child.stdin.on('error', fail);
  const stop = () => {
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref();
  };
  request.stop.addEventListener('abort', stop, { once: true });
  const fromServer = pump(child.stdout, (line) => session.fromServer(line)).catch(fail);
  pumpTogether(streams.stdin, async (line) => deliver(await session.fromClient(line)), fail)
    .then(() => child.stdin.end())
    .catch(fail);
  const done = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      fail(error);
      resolve(1);
    });
    child.once(
      'close',
      (code) => void fromServer.then(() => resolve(request.stop.aborted ? 0 : (code ?? 1))),
    );
  });
  return { url: undefined, token: undefined, done };
}

/**
 * Takes each line up before the one before it is done, for a call may be held back until somebody decides on it. What is
 * not held back is done in one go, so the order of everything else stays.
 */
async function pumpTogether(
  source: Readable,
  take: (line: string) => Promise<void>,
  fail: (error: unknown) => void,
): Promise<void> {
  const open = new Set<Promise<void>>();
  for await (const line of linesOf(source)) {
    const one = take(line)
      .catch(fail)
      .finally(() => open.delete(one));
    open.add(one);
    if (open.size >= OPEN_MAX) await Promise.race(open);
  }
  await Promise.all(open);
}

/** Lines of a stream; of a line that is too long only as much is kept as shows that it is. */
async function* linesOf(source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop()!.slice(0, MESSAGE_CHARS_MAX + 1);
    for (const line of lines) if (line.trim() !== '') yield line.trim();
  }
  if (rest.trim() !== '') yield rest.trim();
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.writable) return;
  if (!stream.write(`${text}\n`))
    await new Promise((resolve) => stream.once('drain', resolve).once('close', resolve));
}
