import { Fault, type FaultDefinition } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

/** Errors that fastify and Node's parser raise by themselves, and what the caller is told. */
const byCode: Readonly<Record<string, { readonly fault: FaultDefinition; readonly message?: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { fault: serverFaults.bodyTooLarge },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    fault: serverFaults.mediaType,
    message: 'Send the body as `content-type: application/json`.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    fault: serverFaults.invalidRequest,
    message: 'The body is empty: expected JSON.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    fault: serverFaults.invalidRequest,
    message: 'The body is not valid JSON.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    fault: serverFaults.malformedRequest,
    message: 'The body is not as long as `content-length` says.',
  },
  FST_ERR_BAD_URL: { fault: serverFaults.malformedRequest, message: 'The address is not a valid URL path.' },
  FST_ERR_MAX_PARAM_LENGTH: { fault: serverFaults.notFound },
  FST_ERR_ASYNC_CONSTRAINT: { fault: serverFaults.malformedRequest },
  ECONNRESET: { fault: serverFaults.malformedRequest, message: 'The connection ended before the body did.' },
  ERR_STREAM_PREMATURE_CLOSE: {
    fault: serverFaults.malformedRequest,
    message: 'The connection ended before the body did.',
  },
};

/** The fault that the caller is told; `isUnknown` when the error says something about us and belongs into the log. */
export function toFault(error: unknown): { readonly fault: Fault; readonly isUnknown: boolean } {
  if (error instanceof Fault) return { fault: error, isUnknown: error.status >= 500 && error.status !== 503 };
  const code = codeOf(error);
  const known = code === undefined ? undefined : byCode[code];
  if (known) {
    const detail = known.message === undefined ? {} : { message: known.message };
    return { fault: new Fault(known.fault, { ...detail, cause: error }), isUnknown: false };
  }
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400) {
    // Raised by the JSON parser of bodies; its text would repeat what was sent.
    return {
      fault: new Fault(serverFaults.invalidRequest, {
        field: 'body',
        message: 'The body is not valid JSON.',
      }),
      isUnknown: false,
    };
  }
  return { fault: new Fault(serverFaults.internal, { cause: error }), isUnknown: true };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
