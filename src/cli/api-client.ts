import { Fault } from '../kernel/fault.ts';
import { apiError } from './api-error.ts';
import { cliErrors } from './errors.ts';
import type { InjectRequest } from './platform-port.ts';

export type Method = InjectRequest['method'];

/** A body that is sent as it is; anything else is sent as JSON. */
export interface RawBody {
  readonly bytes: string | Uint8Array;
  readonly contentType: string;
}

/** What commands are written against: the HTTP API, whether a server runs or the platform is in this process. */
export interface ApiClient {
  /** Who answers: a server that runs, or the platform in this process. */
  readonly mode: 'server' | 'in-process';
  /**
   * Sends one request to the API.
   *
   * @returns the answer's JSON, or undefined when it has no body
   * @throws Fault with the status and code of the API's problem document
   */
  request(
    method: Method,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<unknown>;
  sendRaw(
    method: Method,
    path: string,
    body: RawBody,
    headers?: Readonly<Record<string, string>>,
  ): Promise<unknown>;
  /** Resolves when the platform in this process has processed all it accepted; at once when a server does that. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

export interface TransportRequest {
  readonly method: Method;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface TransportResponse {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** How a request travels: over a socket, or as a call in this process. */
export interface Transport {
  readonly mode: ApiClient['mode'];
  readonly secret: string;
  send(request: TransportRequest): Promise<TransportResponse>;
  drained(): Promise<void>;
  close(): Promise<void>;
}

export function createApiClient(transport: Transport): ApiClient {
  const send = async (
    method: Method,
    path: string,
    body: RawBody | undefined,
    headers: Readonly<Record<string, string>>,
  ) => {
    const response = await transport.send({
      method,
      path,
      headers: {
        ...headers,
        authorization: `Bearer ${transport.secret}`,
        ...(body === undefined ? {} : { 'content-type': body.contentType }),
      },
      ...(body === undefined ? {} : { body: body.bytes }),
    });
    if (response.status >= 300) throw apiError(response.status, response.body, response.retryAfter);
    return response.body === '' ? undefined : parseAnswer(response.body);
  };
  return {
    mode: transport.mode,
    request: (method, path, body, headers = {}) => {
      const raw =
        body === undefined ? undefined : { bytes: JSON.stringify(body), contentType: 'application/json' };
      return send(method, path, raw, headers);
    },
    sendRaw: (method, path, body, headers = {}) => send(method, path, body, headers),
    drained: () => transport.drained(),
    close: () => transport.close(),
  };
}

function parseAnswer(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new Fault(cliErrors.notBartizan, {
      message: 'the server answered with something other than JSON',
      cause: error,
    });
  }
}
