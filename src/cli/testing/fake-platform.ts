import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InjectRequest, InjectResponse, Platform, PlatformFactory } from '../platform-port.ts';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A platform that answers by a script and remembers what it was asked and in which order it was used. */
export class FakePlatform {
  readonly requests: SeenRequest[] = [];
  readonly calls: string[] = [];
  localSecret = '';
  answer: (request: SeenRequest) => FakeAnswer;
  #server: Server | undefined;

  constructor(answer: (request: SeenRequest) => FakeAnswer = () => ({ status: 200, body: {} })) {
    this.answer = answer;
  }

  readonly create: PlatformFactory = (_config, options) => {
    this.calls.push('create');
    this.localSecret = options.localSecret;
    return Promise.resolve(this.#platform());
  };

  #platform(): Platform {
    return {
      listen: () => this.#listen(),
      inject: (request) => Promise.resolve(this.#inject(request)),
      drained: () => Promise.resolve(void this.calls.push('drained')),
      close: async () => {
        this.calls.push('close');
        const server = this.#server;
        if (server !== undefined) await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  #inject(request: InjectRequest): InjectResponse {
    const { payload } = request;
    const body = payload === undefined ? '' : Buffer.from(payload as Uint8Array).toString();
    const answer = this.#respond({
      method: request.method,
      url: request.url,
      headers: request.headers ?? {},
      body,
    });
    return { statusCode: answer.status, headers: answer.headers ?? {}, body: textOf(answer) };
  }

  #respond(request: SeenRequest): FakeAnswer {
    this.requests.push(request);
    const isOwner = request.headers.authorization === `Bearer ${this.localSecret}`;
    return isOwner ? this.answer(request) : { status: 401, body: { title: 'who are you?' } };
  }

  async #listen(): Promise<{ readonly url: string }> {
    const server = createServer((request, response) => {
      const chunks: Uint8Array[] = [];
      request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const answer = this.#respond({ method, url, headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(answer.status, { connection: 'close', ...answer.headers }).end(textOf(answer));
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }
}

function textOf(answer: FakeAnswer): string {
  return answer.body === undefined ? '' : JSON.stringify(answer.body);
}
