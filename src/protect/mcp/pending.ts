import type { McpAlarm } from '../../contracts/mcp-event.ts';
import { isObject, type JsonObject, type RpcId, type RpcMessage } from './json-rpc.ts';
import type { McpSessionOptions } from './ports.ts';

/** A request that waits for its answer. */
export interface Pending {
  readonly method: string;
  readonly target: string | null;
  readonly startMs: number;
  readonly cursor: boolean;
}

/** The call that a `notifications/cancelled` of the client takes back before the server has heard of it. */
export function heldCall(
  message: RpcMessage,
  held: ReadonlyMap<string, AbortController>,
): AbortController | undefined {
  if (message.method !== 'notifications/cancelled' || !isObject(message.body.params)) return undefined;
  const { requestId } = message.body.params;
  return typeof requestId === 'string' || typeof requestId === 'number'
    ? held.get(keyOf(requestId))
    : undefined;
}

/** Tells whoever asked for progress that the call is held back. */
export function progressMessage(params: unknown, elapsedMs: number): string | undefined {
  const meta = isObject(params) && isObject(params._meta) ? params._meta : {};
  const { progressToken } = meta;
  if (typeof progressToken !== 'string' && typeof progressToken !== 'number') return undefined;
  return JSON.stringify({
    jsonrpc: '2.0',
    method: 'notifications/progress',
    params: {
      progressToken,
      progress: Math.round(elapsedMs / 1_000),
      message: 'waits for an approval',
    },
  });
}

export function alarmOf(kind: string, subject: string | null, explanation: string): McpAlarm {
  return { kind, subject: (subject ?? '').slice(0, 256), explanation };
}

export function targetOf(params: JsonObject): string | null {
  const target = params.name ?? params.uri;
  return typeof target === 'string' ? target.slice(0, 256) : null;
}

export function keyOf(id: RpcId): string {
  return JSON.stringify(id);
}

export function take(pending: Map<string, Pending>, id: RpcId): Pending | undefined {
  const found = pending.get(keyOf(id));
  pending.delete(keyOf(id));
  return found;
}

/** What was said, where the operator wants it kept. */
export function contentOf(
  { body }: RpcMessage,
  { storeContentChars = 0 }: Pick<McpSessionOptions, 'storeContentChars'>,
): { readonly content?: string } {
  if (storeContentChars === 0) return {};
  const text = JSON.stringify(body.params ?? body.result ?? body.error ?? null);
  return { content: text.slice(0, storeContentChars) };
}
