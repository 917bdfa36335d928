import type { LookupFunction } from 'node:net';
import { Pool } from 'undici';
import type { FailureReason, ModelPort, WireReply } from '../../protect/redteam/index.ts';
import type { PinnedAddress, Target } from './target.ts';

const BODY_BYTES_MAX = 1024 * 1024;

export interface HttpModel extends ModelPort {
  /** Names of the models that the endpoint lists; empty when it lists none. */
  listModels(headers: Readonly<Record<string, string>>): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface HttpModelOptions {
  readonly connections: number;
  /** Longest wait for a whole answer. */
  readonly timeoutMs: number;
}

/**
 * Speaks to the target and to nothing else: connections go to the addresses that were checked, redirects are not
 * followed, and no proxy of the environment is used.
 */
export function createHttpModel(target: Target, { connections, timeoutMs }: HttpModelOptions): HttpModel {
  const pool = new Pool(target.origin, {
    connections,
    connect: { lookup: pinnedLookup(target.addresses), timeout: Math.min(timeoutMs, 10_000) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  const call = (method: 'GET' | 'POST', path: string, headers: object, signal: AbortSignal, body?: string) =>
    request(
      pool,
      { method, path: target.basePath + path, headers: { ...headers }, body: body ?? null },
      signal,
      timeoutMs,
    );
  return {
    send: ({ path, headers, body }, signal) =>
      call('POST', path, { ...headers, 'content-type': 'application/json' }, signal, body),
    listModels: async (headers) =>
      namesOf(await call('GET', '/models', headers, new AbortController().signal)),
    close: () => pool.destroy(),
  };
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

async function request(pool: Pool, call: Call, signal: AbortSignal, timeoutMs: number): Promise<WireReply> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await pool.request({ ...call, signal: AbortSignal.any([signal, timeout]) });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += (chunk as Buffer).length;
      if (bytes > BODY_BYTES_MAX) {
        response.body.destroy();
        return { kind: 'failure', reason: 'too-large', detail: `more than ${BODY_BYTES_MAX} bytes` };
      }
      chunks.push(chunk as Buffer);
    }
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value ?? '')]),
    );
    return {
      kind: 'answer',
      status: response.statusCode,
      headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
  } catch (error) {
    return { kind: 'failure', reason: reasonOf(signal, timeout, error), detail: describe(error) };
  }
}

function reasonOf(signal: AbortSignal, timeout: AbortSignal, error: unknown): FailureReason {
  if (signal.aborted) return 'interrupted';
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return timeout.aborted || /TIMEOUT/.test(code) ? 'timeout' : 'connection';
}

/** Codes and names alone: messages of a client may quote headers. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return (error as NodeJS.ErrnoException).code ?? error.name;
}

function pinnedLookup(addresses: readonly PinnedAddress[]): LookupFunction {
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
  };
}

function namesOf(reply: WireReply): readonly string[] {
  if (reply.kind !== 'answer' || reply.status !== 200) return [];
  try {
    const body = JSON.parse(reply.body) as { readonly data?: readonly { readonly id?: unknown }[] };
    return (body.data ?? []).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  } catch {
    // An endpoint without a list of models has --model.
    return [];
  }
}
