import type { Fault } from '../../kernel/fault.ts';
import { GuardBlock } from './guard-block.ts';
import type { Dialect, Operation } from './operation.ts';

const openaiTypes: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

const anthropicTypes: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
};

function typeOf(fault: Fault, table: Readonly<Record<number, string>>): string {
  if (fault instanceof GuardBlock) return 'guard_blocked';
  return table[fault.status] ?? (fault.status >= 500 ? 'api_error' : 'invalid_request_error');
}

/** Google's names of statuses, which its clients read. */
const googleStatuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

function googleError(fault: Fault): object {
  const { code, publicMessage: message, status } = fault;
  const fallback = status >= 500 ? 'INTERNAL' : 'FAILED_PRECONDITION';
  const metadata = fault.field === undefined ? {} : { field: fault.field };
  const reason = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: code,
    domain: 'bartizan',
    metadata,
  };
  return { error: { code: status, message, status: googleStatuses[status] ?? fallback, details: [reason] } };
}

/** The JSON text of an error in the shape that the caller's client expects. */
export function errorBody(fault: Fault, dialect: Dialect): string {
  const { code, publicMessage: message } = fault;
  const param = fault.field ?? null;
  if (dialect === 'gemini') return JSON.stringify(googleError(fault));
  if (dialect === 'ollama') return JSON.stringify({ error: message, code, param });
  if (dialect === 'anthropic') {
    const type = typeOf(fault, anthropicTypes);
    return JSON.stringify({ type: 'error', error: { type, message, code, param } });
  }
  return JSON.stringify({ error: { message, type: typeOf(fault, openaiTypes), param, code } });
}

/** The frame that tells of an error in the middle of a stream, as the caller's client expects it. */
export function streamErrorBody(
  fault: Fault,
  operation: Operation | undefined,
): { readonly event: string | undefined; readonly data: string } {
  const dialect = operation?.dialect ?? 'openai';
  if (dialect === 'anthropic') return { event: 'error', data: errorBody(fault, dialect) };
  if (operation?.shape !== 'responses') return { event: undefined, data: errorBody(fault, dialect) };
  const error = { type: 'error', code: fault.code, message: fault.publicMessage, param: null };
  return { event: 'error', data: JSON.stringify({ ...error, sequence_number: 0 }) };
}
