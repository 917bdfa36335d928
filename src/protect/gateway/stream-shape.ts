import type { GuardSegment } from '../../contracts/guard.ts';
import type { StreamShape } from './operations.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Where a piece of a stream belongs. */
export interface ChannelAddress {
  /** JSON pointer that the joined text has in the answer that the stream adds up to. */
  readonly channel: string;
  /** Texts of one group follow each other: when the next begins, the one before is complete. */
  readonly group: string;
}

/** What one kind of stream means by its frames. */
export interface StreamReader {
  /** The growing text that this piece continues; undefined when the piece is complete in itself. */
  address(frame: JsonObject, segment: GuardSegment): ChannelAddress | undefined;
  /** Groups that are complete with this frame; `''` closes all. */
  closes(frame: JsonObject): readonly string[];
  /** True when nothing has to follow. */
  isLast(frame: JsonObject): boolean;
  /** The frames that end a stream which the guards stopped, so that clients see why it ends. */
  blockedEnding(last: JsonObject | undefined): readonly { readonly event?: string; readonly data: string }[];
}

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
    if (tokens[3] === 'text' && tokens.length === 4) return { channel: `${group}/text`, group };
    if (tokens[3] !== 'delta') return undefined;
    return { channel: `${group}/message${stablePointer(child(choice, 'delta'), tokens.slice(4))}`, group };
  },
  closes(frame) {
    const closed: string[] = [];
    for (const [position, choice] of choicesOf(frame).entries()) {
      const reason = child(choice, 'finish_reason');
      if (reason !== null && reason !== undefined) {
        closed.push(`/choices/${indexOf(child(choice, 'index'), String(position))}`);
      }
    }
    return closed;
  },
  isLast: (frame) =>
    'error' in frame || choicesOf(frame).some((choice) => typeof child(choice, 'finish_reason') === 'string'),
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
    if (!type.endsWith('.delta') || !path.startsWith('/delta')) return undefined;
    const group = `/output/${indexOf(frame.output_index, indexOf(frame.item_id, '0'))}`;
    const part = indexOf(frame.content_index, indexOf(frame.summary_index, '0'));
    const kind = type.slice('response.'.length, -'.delta'.length);
    return { channel: `${group}/${kind}/${part}${path.slice('/delta'.length)}`, group };
  },
  closes(frame) {
    const type = String(frame.type);
    if (ended.has(type)) return all;
    return type.endsWith('.done')
      ? [`/output/${indexOf(frame.output_index, indexOf(frame.item_id, '0'))}`]
      : none;
  },
  isLast: (frame) => ended.has(String(frame.type)),
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

export const streamReaders: Readonly<Record<StreamShape, StreamReader>> = { chat, messages, responses };
