import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a scripted upstream answers with. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Pieces are sent one after another. */
  readonly body: string | Buffer | readonly (string | Buffer)[];
}

export interface ScriptedUpstream {
  readonly url: string;
  answer: ScriptedAnswer;
  /** Makes the answer from the request; in place of `answer`. */
  echo: ((body: string) => ScriptedAnswer) | undefined;
  readonly arrived: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }[];
  close(): Promise<void>;
}

/** A provider that says exactly what a test tells it to, byte for byte. */
export async function startScriptedUpstream(): Promise<ScriptedUpstream> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = '', url = '', headers } = request;
      const arrived = Buffer.concat(chunks).toString('latin1');
      upstream.arrived.push({ method, url, headers, body: arrived });
      const answer = upstream.echo?.(arrived) ?? upstream.answer;
      const { status = 200, type = 'application/json', headers: more = {}, body } = answer;
      response.writeHead(status, { 'content-type': type, ...more });
      for (const piece of typeof body === 'string' || Buffer.isBuffer(body) ? [body] : body) {
        response.write(piece);
        await new Promise(setImmediate);
      }
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream: ScriptedUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: { body: '{}' },
    echo: undefined,
    arrived: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return upstream;
}
