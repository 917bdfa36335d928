import { connect } from 'node:net';

/** A running server and tokens for it. */
export interface Target {
  readonly url: string;
  readonly ingestToken: string;
  readonly adminToken: string;
}

export interface Answer {
  /** 0 when the server closed the connection without a word. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface RawOptions {
  /** Longest wait for the answer, milliseconds. */
  readonly timeoutMs?: number;
  /** Closes our side of the connection after sending. */
  readonly half?: boolean;
  /** Waits for this many answers on the connection. */
  readonly answers?: number;
}

/** Sends bytes as they are over a fresh connection and gives everything that came back until it ends or is enough. */
export async function raw(
  target: Target,
  parts: readonly (string | Buffer)[],
  options: RawOptions = {},
): Promise<string> {
  const { hostname, port } = new URL(target.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let text = '';
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, options.timeoutMs ?? 3_000);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.on('data', (piece) => {
      text = (text + piece.toString('latin1')).slice(-200_000);
      if (isComplete(text, options.answers ?? 1)) end();
    });
    socket.on('end', end);
    socket.on('close', end);
    // A reset is one of the ways in which a server may refuse.
    socket.on('error', end);
  });
  for (const part of parts) {
    if (socket.destroyed) break;
    if (!socket.write(part))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), done]);
  }
  if (options.half) socket.end();
  await done;
  socket.destroy();
  return text;
}

function isComplete(text: string, answers: number): boolean {
  return (
    statusesOf(text).length >= answers &&
    /\r\n\r\n[\s\S]*[}\n>]$|content-length: 0\r\n[\s\S]*\r\n\r\n$/i.test(text)
  );
}

/** Statuses of the answers on one connection. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));
}

/** Head of a request with what every well-behaved one has. */
export function head(
  target: Target,
  line: string,
  headers: readonly string[] = [],
  token = target.ingestToken,
): string {
  const { host } = new URL(target.url);
  return [`${line} HTTP/1.1`, `host: ${host}`, `authorization: Bearer ${token}`, ...headers, '', ''].join(
    '\r\n',
  );
}

export async function call(
  target: Target,
  method: string,
  path: string,
  init: {
    readonly headers?: Record<string, string>;
    readonly body?: string | Uint8Array;
    readonly token?: string;
  } = {},
): Promise<Answer> {
  const response = await fetch(`${target.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${init.token ?? target.adminToken}`, ...init.headers },
    ...(init.body === undefined
      ? {}
      : { body: typeof init.body === 'string' ? init.body : Buffer.from(init.body) }),
    redirect: 'manual',
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
