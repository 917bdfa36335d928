import { geminiStream } from './dialects/gemini/gemini-stream.ts';
import { ollamaStream } from './dialects/ollama/ollama-stream.ts';
import type { StreamShape } from './operation.ts';
import type { StreamReader } from './stream-reader.ts';
import { COPIES } from './token-copies.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const none: readonly string[] = [];
const all: readonly string[] = [''];

function indexOf(value: unknown, otherwise: string): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : otherwise;
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as JsonObject)[key]
    : undefined;
}

/** A pointer below `value` in which list positions are replaced by what the items call their own `index`. */
function stablePointer(value: unknown, tokens: readonly string[]): string {
  let at = value;
  let pointer = '';
  for (const token of tokens) {
    const inList = Array.isArray(at);
    at = child(at, token);
    pointer += `/${inList ? indexOf(child(at, 'index'), token) : token}`;
  }
  return pointer;
}

function choicesOf(frame: JsonObject): readonly unknown[] {
  return Array.isArray(frame.choices) ? frame.choices : [];
}

/** Chat completions and the older completions. */
const chat: StreamReader = {
  address(frame, { path }) {
    const tokens = path.split('/');
    if (tokens[1] !== 'choices' || tokens[2] === undefined || tokens[3] === undefined) return undefined;
    const choice = choicesOf(frame)[Number(tokens[2])];
    const group = `/choices/${indexOf(child(choice, 'index'), tokens[2])}`;
    if (path.endsWith(COPIES)) return { channel: `${group}/logprobs`, group: `${group}/logprobs` };
    if (path.includes('#')) return undefined;
    if (tokens[3] === 'text' && tokens.length === 4) return { channel: `${group}/text`, group };
    if (tokens[3] !== 'delta') return undefined;
    return { channel: `${group}/message${stablePointer(child(choice, 'delta'), tokens.slice(4))}`, group };
  },
  closes(frame) {
    const closed: string[] = [];
    for (const [position, choice] of choicesOf(frame).entries()) {
      const reason = child(choice, 'finish_reason');
      if (reason !== null && reason !== undefined) {
        const group = `/choices/${indexOf(child(choice, 'index'), String(position))}`;
        closed.push(group, `${group}/logprobs`);
      }
    }
    return closed;
  },
  isLast: (frame) =>
    'error' in frame || choicesOf(frame).some((choice) => typeof child(choice, 'finish_reason') === 'string'),
  endsBlockedAtOnce: true,
  blockedEnding(last) {
    const { id, object = 'chat.completion.chunk', created, model } = last ?? {};
    const delta = object === 'text_completion' ? { text: '' } : { delta: {} };
    const index = child(choicesOf(last ?? {})[0], 'index') ?? 0;
    const choices = [{ index, ...delta, logprobs: null, finish_reason: 'content_filter' }];
    return [{ data: JSON.stringify({ id, object, created, model, choices }) }, { data: '[DONE]' }];
  },
};

/** Anthropic's messages. */
const messages: StreamReader = {
  address(frame, { path }) {
    const type = frame.type;
    const group = `/content/${indexOf(frame.index, '0')}`;
    if (path.includes('#')) return undefined;
    if (type === 'content_block_delta' && path.startsWith('/delta/')) {
      return { channel: group + path.slice('/delta'.length), group };
    }
    if (
      type === 'content_block_start' &&
      (path === '/content_block/text' || path === '/content_block/thinking')
    ) {
      return { channel: group + path.slice('/content_block'.length), group };
    }
    return undefined;
  },
  closes(frame) {
    if (frame.type === 'content_block_stop') return [`/content/${indexOf(frame.index, '0')}`];
    return frame.type === 'message_delta' || frame.type === 'message_stop' ? all : none;
  },
  isLast: (frame) => frame.type === 'message_stop' || frame.type === 'error',
  endsBlockedAtOnce: false,
  blockedEnding(last) {
    const open = last?.type === 'content_block_start' || last?.type === 'content_block_delta';
    const stop = { type: 'content_block_stop', index: Number(indexOf(last?.index, '0')) };
    const delta = { stop_reason: 'refusal', stop_sequence: null };
    const end = { type: 'message_delta', delta, usage: { output_tokens: 0 } };
    return [...(open ? [stop] : []), end, { type: 'message_stop' }].map((frame) => ({
      event: frame.type,
      data: JSON.stringify(frame),
    }));
  },
};

const ended = new Set(['response.completed', 'response.failed', 'response.incomplete', 'error']);

/** OpenAI's responses. */
const responses: StreamReader = {
  address(frame, { path }) {
    const type = String(frame.type);
    if (!type.endsWith('.delta')) return undefined;
    const group = `/output/${indexOf(frame.output_index, indexOf(frame.item_id, '0'))}`;
    if (path === `/logprobs${COPIES}`) return { channel: `${group}/logprobs`, group: `${group}/logprobs` };
    if (!path.startsWith('/delta') || path.includes('#')) return undefined;
    const part = indexOf(frame.content_index, indexOf(frame.summary_index, '0'));
    const kind = type.slice('response.'.length, -'.delta'.length);
    return { channel: `${group}/${kind}/${part}${path.slice('/delta'.length)}`, group };
  },
  closes(frame) {
    const type = String(frame.type);
    if (ended.has(type)) return all;
    if (!type.endsWith('.done')) return none;
    const group = `/output/${indexOf(frame.output_index, indexOf(frame.item_id, '0'))}`;
    return [group, `${group}/logprobs`];
  },
  isLast: (frame) => ended.has(String(frame.type)),
  endsBlockedAtOnce: false,
  blockedEnding(last) {
    const response = {
      id: child(last?.response, 'id') ?? null,
      object: 'response',
      status: 'incomplete',
      incomplete_details: { reason: 'content_filter' },
      error: null,
      output: [],
    };
    const type = 'response.incomplete';
    const sequence = Number(indexOf(last?.sequence_number, '0')) + 1;
    return [{ event: type, data: JSON.stringify({ type, sequence_number: sequence, response }) }];
  },
};

export const streamReaders: Readonly<Record<StreamShape, StreamReader>> = {
  chat,
  messages,
  responses,
  gemini: geminiStream,
  ollama: ollamaStream,
};
