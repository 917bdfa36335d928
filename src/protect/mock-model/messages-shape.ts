import { piecesOf } from './answers.ts';
import type { Frame, Reply } from './shapes.ts';

function stopReason(reply: Reply): string {
  if (reply.tool) return 'tool_use';
  return reply.isCut ? 'max_tokens' : 'end_turn';
}

/** A plain answer as Anthropic's messages API gives it. */
export function messagesAnswer(reply: Reply): object {
  const thinking = reply.reasoning
    ? [{ type: 'thinking', thinking: reply.reasoning, signature: 'bW9jaw==' }]
    : [];
  const block = reply.tool
    ? {
        type: 'tool_use',
        id: 'toolu_mock1',
        name: reply.tool.name,
        input: JSON.parse(reply.tool.arguments) as object,
      }
    : { type: 'text', text: reply.text };
  return {
    id: 'msg_mock1',
    type: 'message',
    role: 'assistant',
    model: reply.model,
    content: [...thinking, block],
    stop_reason: stopReason(reply),
    stop_sequence: null,
    usage: { input_tokens: reply.inputTokens, output_tokens: reply.outputTokens },
  };
}

type Typed = { readonly type: string } & Readonly<Record<string, unknown>>;

function* events(reply: Reply): Generator<Typed> {
  const usage = { input_tokens: reply.inputTokens, output_tokens: 1 };
  const message = { ...messagesAnswer(reply), content: [], stop_reason: null, usage };
  yield { type: 'message_start', message };
  yield { type: 'ping' };
  let index = 0;
  if (reply.reasoning) {
    yield {
      type: 'content_block_start',
      index,
      content_block: { type: 'thinking', thinking: '', signature: '' },
    };
    for (const thinking of piecesOf(reply.reasoning)) {
      yield { type: 'content_block_delta', index, delta: { type: 'thinking_delta', thinking } };
    }
    yield { type: 'content_block_delta', index, delta: { type: 'signature_delta', signature: 'bW9jaw==' } };
    yield { type: 'content_block_stop', index: index++ };
  }
  if (reply.tool) {
    const block = { type: 'tool_use', id: 'toolu_mock1', name: reply.tool.name, input: {} };
    yield { type: 'content_block_start', index, content_block: block };
    for (const piece of reply.tool.arguments.match(/.{1,6}/gs) ?? []) {
      yield { type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: piece } };
    }
  } else {
    yield { type: 'content_block_start', index, content_block: { type: 'text', text: '' } };
    for (const text of piecesOf(reply.text)) {
      yield { type: 'content_block_delta', index, delta: { type: 'text_delta', text } };
    }
  }
  yield { type: 'content_block_stop', index };
  const delta = { stop_reason: stopReason(reply), stop_sequence: null };
  yield { type: 'message_delta', delta, usage: { output_tokens: reply.outputTokens } };
  yield { type: 'message_stop' };
}

export function* messagesFrames(reply: Reply): Generator<Frame> {
  for (const data of events(reply)) yield { event: data.type, data };
}
