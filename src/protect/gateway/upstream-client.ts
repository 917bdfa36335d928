import { type Dispatcher, Pool } from 'undici';
import type { Upstream } from '../../contracts/upstream.ts';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import { addForwardedHeaders } from './headers.ts';
import type { GatewayLimits } from './ports.ts';
import type { HeaderMap } from './transport.ts';

const ANTHROPIC_VERSION = '2023-06-01';

/** Path in front of the operation's: an Anthropic base URL may be given with or without its `/v1`. */
function basePathOf(upstream: Upstream): string {
  const path = new URL(upstream.baseUrl).pathname.replace(/\/+$/, '');
  return upstream.kind === 'anthropic' && !path.endsWith('/v1') ? `${path}/v1` : path;
}

/** Keep-alive connections to one upstream, and the headers that every request to it carries. */
export class UpstreamClient {
  readonly #pool: Pool;
  readonly #basePath: string;
  readonly #headers: readonly string[] | undefined;
  readonly #kind: Upstream['kind'];

  /** @param key undefined when it could not be read: then every call fails with a clear error */
  constructor(upstream: Upstream, key: string | null | undefined, limits: GatewayLimits) {
    this.#kind = upstream.kind;
    this.#basePath = basePathOf(upstream);
    this.#pool = new Pool(new URL(upstream.baseUrl).origin, {
      connections: limits.connectionsMax,
      pipelining: 1,
      allowH2: false,
      connectTimeout: Math.min(limits.connectTimeoutMs, upstream.timeoutMs),
      headersTimeout: upstream.timeoutMs,
      bodyTimeout: upstream.timeoutMs,
      keepAliveTimeout: 30_000,
    });
    if (key !== undefined) this.#headers = this.#fixedHeaders(key);
  }

  #fixedHeaders(key: string | null): readonly string[] {
    // Compressed answers would have to be opened for the guards, and cost more than they save on most links.
    const headers = [
      'content-type',
      'application/json',
      'accept-encoding',
      'identity',
      'user-agent',
      'bartizan',
    ];
    if (key === null) return headers;
    if (this.#kind === 'anthropic') headers.push('x-api-key', key);
    else headers.push('authorization', `Bearer ${key}`);
    return headers;
  }

  /** @throws Fault `upstream_key_missing` */
  post(path: string, callerHeaders: HeaderMap, body: Buffer, handler: Dispatcher.DispatchHandler): void {
    this.#dispatch('POST', path, callerHeaders, body, handler);
  }

  /** @throws Fault `upstream_key_missing` */
  get(path: string, handler: Dispatcher.DispatchHandler): void {
    this.#dispatch('GET', path, {}, null, handler);
  }

  #dispatch(
    method: 'GET' | 'POST',
    path: string,
    callerHeaders: HeaderMap,
    body: Buffer | null,
    handler: Dispatcher.DispatchHandler,
  ): void {
    if (this.#headers === undefined) throw new Fault(gatewayFaults.upstreamKey);
    const headers = this.#headers.slice();
    addForwardedHeaders(headers, callerHeaders);
    if (this.#kind === 'anthropic' && callerHeaders['anthropic-version'] === undefined) {
      headers.push('anthropic-version', ANTHROPIC_VERSION);
    }
    this.#pool.dispatch({ method, path: this.#basePath + path, headers, body }, handler);
  }

  /** Lets calls under way finish, then closes the connections. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Breaks off what is under way. */
  destroy(): Promise<void> {
    return this.#pool.destroy();
  }
}

/** What went wrong between us and the upstream, in the caller's terms. */
export function upstreamFault(error: Error): Fault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (
    code === 'UND_ERR_HEADERS_TIMEOUT' ||
    code === 'UND_ERR_BODY_TIMEOUT' ||
    code === 'UND_ERR_CONNECT_TIMEOUT'
  ) {
    return new Fault(gatewayFaults.upstreamTimeout, { cause: error, internal: code });
  }
  return new Fault(gatewayFaults.upstreamUnreachable, { cause: error, internal: code || error.message });
}
