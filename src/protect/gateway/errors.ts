import { Fault, type FaultDefinition } from '../../kernel/fault.ts';

/** Everything that the gateway answers by itself instead of an upstream. */
export const gatewayFaults = {
  unauthenticated: {
    code: 'invalid_api_key',
    status: 401,
    message: 'Give a Bartizan token as `Authorization: Bearer …`, `x-api-key` or `x-goog-api-key`.',
  },
  forbidden: { code: 'insufficient_scope', status: 403, message: 'This token lacks the scope `gateway`.' },
  unknownEndpoint: {
    code: 'unknown_url',
    status: 404,
    message: 'The gateway does not serve this endpoint, and passes nothing on unseen.',
  },
  realtime: {
    code: 'realtime_not_served',
    status: 404,
    message: 'The gateway serves no realtime sessions: nothing could be inspected there before it is said.',
  },
  methodNotAllowed: {
    code: 'method_not_allowed',
    status: 405,
    message: 'This endpoint takes another method.',
  },
  invalidBody: { code: 'invalid_json', status: 400, message: 'The body is not a JSON object.' },
  duplicateKey: {
    code: 'duplicate_key',
    status: 400,
    message: 'The body names one key twice, which two readers may understand differently.',
  },
  tooDeep: { code: 'body_too_deep', status: 400, message: 'The body is nested too deeply.' },
  tooManyParts: { code: 'too_many_parts', status: 413, message: 'The body has too many pieces of text.' },
  tooLarge: { code: 'request_too_large', status: 413, message: 'The body is larger than the gateway takes.' },
  encodedBody: {
    code: 'unsupported_encoding',
    status: 415,
    message: 'Send the body uncompressed: the gateway reads it.',
  },
  missingModel: {
    code: 'missing_required_parameter',
    status: 400,
    message: 'Name the model as a string in `model`.',
  },
  modelMismatch: {
    code: 'model_mismatch',
    status: 400,
    message: 'The body names another model than the address.',
  },
  modelNotFound: { code: 'model_not_found', status: 404, message: 'No upstream serves this model.' },
  guardBlocked: { code: 'guard_blocked', status: 400, message: 'A guard blocked this call.' },
  guardFailed: {
    code: 'guard_failed',
    status: 503,
    message: 'A guard could not inspect this call, and the policy lets nothing pass unseen.',
  },
  uninspectable: {
    code: 'uninspectable_input',
    status: 400,
    message: 'Token numbers cannot be inspected: send text, or let the policy allow them.',
  },
  uninspectableFile: {
    code: 'uninspectable_file',
    status: 400,
    message:
      'The file is no text, so it cannot be inspected; the policy has to allow such files (`onFiles`).',
  },
  invalidForm: {
    code: 'invalid_form',
    status: 400,
    message: 'The body is not a form that can be read in one way only.',
  },
  noBatches: {
    code: 'batches_not_served',
    status: 404,
    message: 'No upstream of this kind takes files and batches: the operator has to say so (`batches`).',
  },
  batchBudget: {
    code: 'batch_not_budgeted',
    status: 403,
    message: 'A budget covers this caller, and what a batch costs is known too late to be held back.',
  },
  batchTools: {
    code: 'uninspectable_tools',
    status: 400,
    message: 'The policy judges tool calls, which come too late in the results of a batch.',
  },
  upstreamUnreachable: {
    code: 'upstream_unreachable',
    status: 502,
    message: 'The upstream cannot be reached.',
  },
  upstreamTruncated: {
    code: 'upstream_truncated',
    status: 502,
    message: 'The upstream broke off before its answer was complete.',
  },
  upstreamInvalid: {
    code: 'upstream_invalid',
    status: 502,
    message: 'The upstream gave an answer that cannot be read, so the guards could not inspect it.',
  },
  upstreamTooLarge: {
    code: 'upstream_too_large',
    status: 502,
    message: 'The upstream gave an answer that is larger than the gateway takes.',
  },
  upstreamTimeout: { code: 'upstream_timeout', status: 504, message: 'The upstream did not answer in time.' },
  upstreamKey: {
    code: 'upstream_key_missing',
    status: 502,
    message: 'The key of the upstream cannot be read; the operator has to set it.',
  },
  abuseSuspected: {
    code: 'abuse_suspected',
    status: 429,
    message: 'These calls look like an attempt to copy or probe the model. The operator can lift this.',
  },
  overloaded: {
    code: 'overloaded',
    status: 503,
    message: 'The gateway has as many calls under way as it takes.',
  },
  tooManyForToken: {
    code: 'too_many_concurrent_requests',
    status: 429,
    message: 'This token has as many calls under way as it may have.',
  },
  rateLimited: { code: 'rate_limit_exceeded', status: 429, message: 'Too many requests for now.' },
  modelNotAllowed: {
    code: 'model_not_allowed',
    status: 403,
    message: 'This token, or its team, may not use this model.',
  },
  budgetExhausted: {
    code: 'budget_exhausted',
    status: 402,
    message: 'A budget has no room for this call.',
  },
  budgetUnbounded: {
    code: 'budget_unbounded',
    status: 402,
    message:
      'The call reads what it does not hold, and a budget covers it: its price needs `contextTokens` as a bound.',
  },
  priceUnknown: {
    code: 'price_unknown',
    status: 402,
    message: 'A budget counts what this call costs, and no price is known for the model.',
  },
  budgetUnavailable: {
    code: 'budget_unavailable',
    status: 503,
    message: 'What the budgets have left cannot be read, so the call cannot be sent.',
  },
  draining: { code: 'shutting_down', status: 503, message: 'The gateway is shutting down.' },
  internal: { code: 'internal_error', status: 500, message: 'The gateway failed; its log says why.' },
} as const satisfies Record<string, FaultDefinition>;

/** Turns whatever was thrown into what a caller may read. */
export function asGatewayFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault(gatewayFaults.internal, { cause: error });
}
