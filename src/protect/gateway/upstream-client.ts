import type { Upstream } from '../../contracts/upstream.ts';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import { forwardedLines, isHeaderValue } from './headers.ts';
import type { GatewayLimits } from './ports.ts';
import type { HeaderMap } from './transport.ts';
import type { AnswerHandler, Origin, WireFailure } from './wire/upstream-connection.ts';
import { type PooledRequest, UpstreamPool } from './wire/upstream-pool.ts';

const ANTHROPIC_VERSION = '2023-06-01';

/** What the base path of a kind ends with; a base URL may be given with or without it. */
const versions: Readonly<Record<Upstream['kind'], RegExp | undefined>> = {
  openai: undefined,
  anthropic: /\/v1$/,
  gemini: /\/v1(?:alpha|beta)?$/,
  ollama: /\/api$/,
};
const defaultVersions = { openai: '', anthropic: '/v1', gemini: '/v1beta', ollama: '/api' } as const;

/** Path in front of the operation's. */
export function basePathOf({ baseUrl, kind }: Upstream): string {
  const path = new URL(baseUrl).pathname.replace(/\/+$/, '');
  return versions[kind]?.test(path) === false ? path + defaultVersions[kind] : path;
}

/** The header that carries an upstream's key. */
export function keyHeader(kind: Upstream['kind'], key: string): readonly [name: string, value: string] {
  if (kind === 'anthropic') return ['x-api-key', key];
  return kind === 'gemini' ? ['x-goog-api-key', key] : ['authorization', `Bearer ${key}`];
}

function originOf(url: URL): Origin {
  const isTls = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { isTls, host, port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port) };
}

/** What is sent to whichever upstream is asked. */
export interface Outgoing {
  /** POST when left out. */
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Below the upstream's base, with its query. */
  readonly path: string;
  readonly body: Buffer | null;
  /** JSON when left out. */
  readonly contentType?: string;
}

/** Keep-alive connections to one upstream, and the headers that every request to it carries. */
export class UpstreamClient {
  readonly #pool: UpstreamPool;
  readonly #basePath: string;
  /** Header lines that all requests share, with their line ends; undefined without a key. */
  readonly #fixedLines: string | undefined;
  readonly #kind: Upstream['kind'];

  /** @param key undefined when it could not be read: then every call fails with a clear error */
  constructor(upstream: Upstream, key: string | null | undefined, limits: GatewayLimits) {
    const url = new URL(upstream.baseUrl);
    this.#kind = upstream.kind;
    this.#basePath = basePathOf(upstream);
    const times = {
      connectMs: Math.min(limits.connectTimeoutMs, upstream.timeoutMs),
      silenceMs: upstream.timeoutMs,
    };
    this.#pool = new UpstreamPool(originOf(url), times, limits.connectionsMax);
    if (key !== undefined && (key === null || isHeaderValue(key)))
      this.#fixedLines = this.#linesOf(url.host, key);
  }

  #linesOf(host: string, key: string | null): string {
    // Compressed answers would have to be opened for the guards, and cost more than they save on most links.
    const lines = `host: ${host}\r\nconnection: keep-alive\r\naccept-encoding: identity\r\nuser-agent: bartizan\r\n`;
    if (key === null) return lines;
    return `${lines}${keyHeader(this.#kind, key).join(': ')}\r\n`;
  }

  /** @throws Fault `upstream_key_missing` */
  send(outgoing: Outgoing, callerHeaders: HeaderMap, handler: AnswerHandler): PooledRequest {
    const { method = 'POST', path, body, contentType = 'application/json' } = outgoing;
    if (this.#fixedLines === undefined) throw new Fault(gatewayFaults.upstreamKey);
    let head = `${method} ${this.#basePath}${path} HTTP/1.1\r\n${this.#fixedLines}${forwardedLines(callerHeaders)}`;
    if (this.#kind === 'anthropic' && callerHeaders['anthropic-version'] === undefined) {
      head += `anthropic-version: ${ANTHROPIC_VERSION}\r\n`;
    }
    if (body !== null) head += `content-type: ${contentType}\r\ncontent-length: ${body.length}\r\n`;
    else if (method === 'POST') head += 'content-length: 0\r\n';
    return this.#pool.request(`${head}\r\n`, body, handler);
  }

  /** @throws Fault `upstream_key_missing` */
  get(path: string, handler: AnswerHandler): PooledRequest {
    return this.send({ method: 'GET', path, body: null }, {}, handler);
  }

  /** Lets calls under way finish, then closes the connections. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Breaks off what is under way. */
  destroy(): void {
    this.#pool.destroy();
  }
}

const failureFaults = {
  timeout: gatewayFaults.upstreamTimeout,
  unreachable: gatewayFaults.upstreamUnreachable,
  broken: gatewayFaults.upstreamUnreachable,
  stale: gatewayFaults.upstreamUnreachable,
  aborted: gatewayFaults.upstreamUnreachable,
  invalid: gatewayFaults.upstreamInvalid,
} as const;

/** What went wrong between us and the upstream, in the caller's terms. */
export function upstreamFault(failure: WireFailure, cause: Error): Fault {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return new Fault(failureFaults[failure], { cause, internal: code });
}
