import { z } from 'zod';
import type { Reading, WireReply } from './answer.ts';
import type { Dialect } from './shape.ts';
import { parseSse } from './sse.ts';

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
/** What an error in a stream is read as: neither a retry nor a block by itself. */
const STREAM_ERROR_STATUS = 400;

/** Reads what came back: an answer, a block by a filter, or an error that proves nothing. */
export function readReply(reply: WireReply, dialect: Dialect): Reading {
  if (reply.kind === 'failure') {
    const canRetry = reply.reason === 'connection';
    return { kind: 'error', detail: `${reply.reason}: ${reply.detail}`.slice(0, DETAIL_MAX), canRetry };
  }
  const isStream = /^text\/event-stream/i.test(reply.headers['content-type'] ?? '');
  if (isStream && reply.status >= 200 && reply.status < 300) return readStream(reply.body, dialect);
  const body = parse(reply.body);
  if (reply.status >= 200 && reply.status < 300) return readBody(body, dialect);
  return readError(reply.status, body);
}

function readBody(body: unknown, dialect: Dialect): Reading {
  const answer = body === undefined ? undefined : dialect.read(body);
  if (answer === undefined)
    return { kind: 'error', detail: 'the answer is cut off or has another shape', canRetry: false };
  return answer.finish === 'filtered' && answer.text === '' && answer.toolCalls.length === 0
    ? { kind: 'blocked', by: 'content filter' }
    : { kind: 'answer', answer };
}

/** An error may come in the middle of a stream, when its status has long been sent. */
function readStream(text: string, dialect: Dialect): Reading {
  const { frames } = parseSse(text);
  const error = frames.find((frame) => errorSchema.safeParse(frame).success);
  if (error !== undefined) {
    const read = readError(STREAM_ERROR_STATUS, error);
    return read.kind === 'error'
      ? { ...read, detail: read.detail.replace(/^HTTP \d+/, 'in the stream:') }
      : read;
  }
  return readBody(dialect.join(frames), dialect);
}

function readError(status: number, body: unknown): Reading {
  const error = errorSchema.safeParse(body);
  const said = error.success ? error.data.error : undefined;
  const [type, code, message] =
    typeof said === 'object'
      ? [said.type ?? '', String(said.code ?? ''), said.message ?? '']
      : ['', '', said ?? ''];
  const isBlock =
    status === GUARDRAIL_STATUS ||
    (status < 500 && status !== 401 && status !== 429 && blockWords.test(`${type} ${code} ${message}`));
  if (isBlock) return { kind: 'blocked', by: (code || type || 'guardrail').slice(0, DETAIL_MAX) };
  return {
    kind: 'error',
    detail: `HTTP ${status} ${code || type} ${message}`.trim().slice(0, DETAIL_MAX),
    canRetry: status === 429 || status === 408 || status >= 500,
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
