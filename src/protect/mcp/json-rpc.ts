export type JsonObject = Readonly<Record<string, unknown>>;
export type RpcId = string | number | null;

export interface RpcMessage {
  readonly kind: 'request' | 'response' | 'error' | 'notification' | 'malformed';
  readonly id: RpcId;
  readonly method: string | null;
  readonly body: JsonObject;
}

const DEPTH_MAX = 64;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a JSON value is as a JSON-RPC 2.0 message. */
export function readMessage(value: unknown): RpcMessage {
  if (!isObject(value)) return { kind: 'malformed', id: null, method: null, body: {} };
  const { id } = value;
  const isId = typeof id === 'string' || typeof id === 'number';
  const read = {
    id: isId ? id : null,
    method: typeof value.method === 'string' ? value.method : null,
    body: value,
  };
  if (value.jsonrpc !== '2.0' || (id !== undefined && id !== null && !isId) || tooDeep(value, 0))
    return { ...read, kind: 'malformed' };
  if (read.method !== null) return { ...read, kind: isId ? 'request' : 'notification' };
  if (Object.hasOwn(value, 'error')) return { ...read, kind: 'error' };
  return { ...read, kind: isId && Object.hasOwn(value, 'result') ? 'response' : 'malformed' };
}

function tooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= DEPTH_MAX || Object.values(value).some((child) => tooDeep(child, depth + 1));
}

export function errorMessage(id: RpcId, code: number, message: string, data?: unknown): JsonObject {
  return { jsonrpc: '2.0', id, error: { code, message, ...(data === undefined ? {} : { data }) } };
}

/** Codes of JSON-RPC 2.0, and one of the proxy's own for what its policy stops. */
export const rpcCodes = {
  parse: -32_700,
  invalidRequest: -32_600,
  invalidParams: -32_602,
  refused: -32_001,
} as const;
