/** An answer of the API that says no, in words for people (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** The field of the request that is wrong, when the answer names one. */
  readonly field: string | undefined;
  readonly requestId: string | undefined;

  constructor(parts: {
    status: number;
    code: string;
    message: string;
    field?: string | undefined;
    requestId?: string | undefined;
  }) {
    super(parts.message);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.field = parts.field;
    this.requestId = parts.requestId;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads a failed answer, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  let body: Record<string, unknown> = {};
  try {
    const parsed: unknown = await response.json();
    if (typeof parsed === 'object' && parsed !== null) body = { ...parsed };
  } catch (error) {
    console.debug('The answer has no JSON body.', error);
  }
  return new ApiProblem({
    status: response.status,
    code: text(body.code) ?? `http_${response.status}`,
    message: text(body.detail) ?? text(body.title) ?? `The server answered ${response.status}.`,
    field: text(body.field),
    requestId: text(body.requestId) ?? response.headers.get('x-request-id') ?? undefined,
  });
}

/** Whatever was thrown, as a problem with words that a person can use. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError) {
    return new ApiProblem({
      status: 0,
      code: 'unreachable',
      message: 'The server cannot be reached. It may be restarting, or the network is down.',
    });
  }
  return new ApiProblem({
    status: 0,
    code: 'unexpected',
    message: error instanceof Error ? error.message : 'Something unexpected happened.',
  });
}
