import type { FaultDefinition } from '../kernel/fault.ts';

/** Faults of the HTTP door itself. */
export const serverFaults = {
  invalidRequest: { code: 'invalid_request', status: 400, message: 'The request is not valid.' },
  malformedRequest: {
    code: 'malformed_request',
    status: 400,
    message: 'The request is not well-formed HTTP.',
  },
  duplicateHeader: {
    code: 'duplicate_header',
    status: 400,
    message: 'A header that may stand once stands twice.',
  },
  bodyBroken: { code: 'body_broken', status: 400, message: 'The body cannot be decoded.' },
  unauthenticated: {
    code: 'unauthenticated',
    status: 401,
    message: 'Sign in, or send a token as `Authorization: Bearer …`.',
  },
  forbidden: { code: 'forbidden', status: 403, message: 'This needs a scope that the caller does not have.' },
  accountOnly: {
    code: 'account_only',
    status: 403,
    message: 'Only a signed-in account can do this, not a token.',
  },
  notFound: { code: 'not_found', status: 404, message: 'There is nothing here.' },
  methodNotAllowed: {
    code: 'method_not_allowed',
    status: 405,
    message: 'This address does not take the method.',
  },
  requestTimeout: { code: 'request_timeout', status: 408, message: 'The request took too long to arrive.' },
  conflict: { code: 'conflict', status: 409, message: 'This does not fit the current state.' },
  bodyTooLarge: { code: 'body_too_large', status: 413, message: 'The body is larger than the server takes.' },
  mediaType: {
    code: 'unsupported_media_type',
    status: 415,
    message: 'The server does not take this content type.',
  },
  encoding: {
    code: 'unsupported_encoding',
    status: 415,
    message: 'The server takes the content encodings gzip, zstd and deflate.',
  },
  misdirected: {
    code: 'unknown_host',
    status: 421,
    message: 'The server is not known under this name. Set `publicUrl` to the address that people use.',
  },
  headersTooLarge: {
    code: 'headers_too_large',
    status: 431,
    message: 'The headers are larger than the server takes.',
  },
  internal: {
    code: 'internal',
    status: 500,
    message: 'Something went wrong. The log knows more under the request id.',
  },
  busy: {
    code: 'busy',
    status: 503,
    message: 'The server has too much to do right now. Try again in a moment.',
  },
} as const satisfies Record<string, FaultDefinition>;
