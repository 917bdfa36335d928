import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type { GuardCall, GuardContent, GuardSegment } from '../../contracts/guard.ts';
import { extractInput, extractOutput } from './extract.ts';
import { readGuardCall } from './guard-call.ts';
import { type Operation, operationNamed } from './operations.ts';
import type { Uninspected } from './segments.ts';
import { readSseFrame } from './sse-frame.ts';
import { SseFramer } from './sse-framer.ts';
import { streamReaders } from './stream-shape.ts';
import { type PlacedToolCall, toolCallsOf } from './tools/tool-calls.ts';
import { ToolStream } from './tools/tool-stream.ts';
import { asObject } from './usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A body that was kept, as the guards see it. */
export interface StoredBody {
  readonly content: GuardContent;
  /** False when only the beginning was kept, so that its parts cannot be told apart: the text stands as one. */
  readonly isWhole: boolean;
}

/** A call whose words were kept, read as the gateway reads one on its way. */
export interface StoredCall {
  readonly request: StoredBody;
  /** What reached the upstream, where guards changed it. */
  readonly forwarded?: StoredBody;
  readonly response?: StoredBody;
  /** For the guards of the answer; left out when the request is not whole. */
  readonly guardCall?: GuardCall;
  readonly toolCalls: readonly PlacedToolCall[];
  readonly uninspected: readonly Uninspected[];
  /** The request's JSON. */
  readonly body?: JsonObject;
}

const SEGMENTS_MAX = 5_000;
const FRAME_BYTES_MAX = 4 * 1024 * 1024;

/** Undefined when the policy of the call did not keep its words. */
export function readStoredCall(event: Pick<GatewayEvent, 'operation' | 'content'>): StoredCall | undefined {
  const { content } = event;
  if (content === undefined) return undefined;
  const operation = operationNamed(event.operation);
  const body = parse(content.request);
  const { uninspected, ...request } = readInput(operation, content.request);
  const answer = content.response === undefined ? undefined : readAnswer(operation, content.response);
  return {
    request,
    uninspected,
    toolCalls: answer?.toolCalls ?? [],
    ...(content.forwarded === undefined ? {} : { forwarded: bare(readInput(operation, content.forwarded)) }),
    ...(answer === undefined ? {} : { response: answer.body }),
    ...(body === undefined ? {} : { body, guardCall: readGuardCall(body, request.content.segments) }),
  };
}

function bare({ content, isWhole }: StoredBody): StoredBody {
  return { content, isWhole };
}

function readInput(
  operation: Operation,
  text: string,
): StoredBody & { readonly uninspected: readonly Uninspected[] } {
  const body = parse(text);
  if (body === undefined) return { content: one('input', text, 'user'), isWhole: false, uninspected: [] };
  return { ...extractInput(operation, body, SEGMENTS_MAX), isWhole: true };
}

function readAnswer(
  operation: Operation,
  text: string,
): { readonly body: StoredBody; readonly toolCalls: readonly PlacedToolCall[] } {
  const body = parse(text);
  if (body !== undefined) {
    const { content } = extractOutput(body, SEGMENTS_MAX);
    return { body: { content, isWhole: true }, toolCalls: toolCallsOf(body) };
  }
  if (/^(?:\uFEFF|\s)*(?:data|event|id|retry)?:/.test(text)) return readStream(operation, text);
  return { body: { content: one('output', text, 'model'), isWhole: !looksLikeJson(text) }, toolCalls: [] };
}

/** Joins the frames of a streamed answer into the texts that they add up to. */
function readStream(
  operation: Operation,
  text: string,
): { readonly body: StoredBody; readonly toolCalls: readonly PlacedToolCall[] } {
  const reader = streamReaders[operation.shape];
  const channels = new Map<string, string>();
  const whole: GuardSegment[] = [];
  const toolCalls: PlacedToolCall[] = [];
  const tools = new ToolStream(operation.shape, (call) => toolCalls.push(call));
  let isOver = false;
  for (const raw of new SseFramer(FRAME_BYTES_MAX).push(Buffer.from(text))) {
    const { data } = readSseFrame(raw);
    const frame = data === undefined ? undefined : parse(data);
    if (data === '[DONE]') isOver = true;
    if (frame === undefined) continue;
    isOver ||= reader.isLast(frame);
    tools.push(frame);
    for (const segment of extractOutput(frame, SEGMENTS_MAX).content.segments) {
      const address = reader.address(frame, segment);
      if (address === undefined) whole.push(segment);
      else channels.set(address.channel, (channels.get(address.channel) ?? '') + segment.text);
      if (channels.size + whole.length > SEGMENTS_MAX) break;
    }
  }
  tools.end();
  const segments: GuardSegment[] = [...channels].map(([path, joined]) => ({
    path,
    text: joined,
    provenance: 'model',
  }));
  // Closing frames tell once more what has grown before.
  const told = new Set(channels.values());
  for (const segment of whole) {
    if (told.has(segment.text)) continue;
    told.add(segment.text);
    segments.push(segment);
  }
  return { body: { content: { direction: 'output', segments }, isWhole: isOver }, toolCalls };
}

function one(
  direction: GuardContent['direction'],
  text: string,
  provenance: GuardSegment['provenance'],
): GuardContent {
  return { direction, segments: text === '' ? [] : [{ path: '', text, provenance }] };
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

function parse(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // Cut, or plain words: the caller says which.
    return undefined;
  }
}
