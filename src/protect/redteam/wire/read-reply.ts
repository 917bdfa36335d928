import { z } from 'zod';
import type { Reading, WireReply } from './answer.ts';
import type { Dialect } from './shape.ts';

const errorSchema = z.looseObject({
  error: z.union([
    z.string(),
    z.looseObject({
      type: z.string().nullish(),
      code: z.union([z.string(), z.number()]).nullish(),
      message: z.string().nullish(),
    }),
  ]),
});

/** Codes and types with which gateways and providers say that a filter stopped a call. */
const blockWords =
  /guard_?blocked|guardrail|content_?filter|content_policy|policy_violation|responsible_?ai|moderation/i;
/** Portkey answers 446 when a guardrail said no. */
const GUARDRAIL_STATUS = 446;
const DETAIL_MAX = 200;

/** Reads what came back: an answer, a block by a filter, or an error that proves nothing. */
export function readReply(reply: WireReply, dialect: Dialect): Reading {
  if (reply.kind === 'failure') {
    const canRetry = reply.reason === 'connection';
    return { kind: 'error', detail: `${reply.reason}: ${reply.detail}`.slice(0, DETAIL_MAX), canRetry };
  }
  const body = parse(reply.body);
  if (reply.status >= 200 && reply.status < 300) {
    const answer = body === undefined ? undefined : dialect.read(body);
    if (answer === undefined)
      return { kind: 'error', detail: 'the answer is cut off or has another shape', canRetry: false };
    return answer.finish === 'filtered' && answer.text === '' && answer.toolCalls.length === 0
      ? { kind: 'blocked', by: 'content filter' }
      : { kind: 'answer', answer };
  }
  const error = errorSchema.safeParse(body);
  const said = error.success ? error.data.error : undefined;
  const [type, code, message] =
    typeof said === 'object'
      ? [said.type ?? '', String(said.code ?? ''), said.message ?? '']
      : ['', '', said ?? ''];
  const isBlock =
    reply.status === GUARDRAIL_STATUS ||
    (reply.status < 500 &&
      reply.status !== 401 &&
      reply.status !== 429 &&
      blockWords.test(`${type} ${code} ${message}`));
  if (isBlock) return { kind: 'blocked', by: (code || type || 'guardrail').slice(0, DETAIL_MAX) };
  return {
    kind: 'error',
    detail: `HTTP ${reply.status} ${code || type} ${message}`.trim().slice(0, DETAIL_MAX),
    canRetry: reply.status === 429 || reply.status === 408 || reply.status >= 500,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: an error page or half an answer, which the caller reports as such.
    return undefined;
  }
}
