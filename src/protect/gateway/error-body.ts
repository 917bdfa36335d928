import type { Fault } from '../../kernel/fault.ts';
import { GuardBlock } from './guard-block.ts';
import type { Dialect } from './operations.ts';

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

/** The JSON text of an error in the shape that the caller's client expects. */
export function errorBody(fault: Fault, dialect: Dialect): string {
  const { code, publicMessage: message } = fault;
  const param = fault.field ?? null;
  if (dialect === 'anthropic') {
    const type = typeOf(fault, anthropicTypes);
    return JSON.stringify({ type: 'error', error: { type, message, code, param } });
  }
  return JSON.stringify({ error: { message, type: typeOf(fault, openaiTypes), param, code } });
}
