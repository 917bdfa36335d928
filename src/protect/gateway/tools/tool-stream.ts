import type { StreamShape } from '../operation.ts';
import { asObject } from '../usage.ts';
import {
  type PlacedToolCall,
  parseArguments,
  responseCall,
  responseCalls,
  toolCallsOf,
} from './tool-calls.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A tool call that is still growing: frames that hold a part of it wait until it is judged. */
export interface GrowingCall {
  isJudged: boolean;
}

interface Growing extends GrowingCall {
  readonly path: string;
  id: string | undefined;
  name: string;
  text: string;
}

/** What one frame adds to tool calls. */
interface FrameParts {
  readonly parts: readonly {
    readonly key: string;
    readonly id?: unknown;
    readonly name?: unknown;
    readonly text?: unknown;
  }[];
  /** Calls that stand whole in the frame. */
  readonly whole: readonly PlacedToolCall[];
  /** Keys of calls that are complete, as prefixes; `''` for all. */
  readonly closed: readonly string[];
}

const CALLS_MAX = 1_000;
const nothing: FrameParts = { parts: [], whole: [], closed: [] };

/** Gathers the tool calls of a streamed answer and has each judged when it is complete. */
export class ToolStream {
  readonly #read: (body: JsonObject) => FrameParts;
  readonly #judge: (call: PlacedToolCall) => void;
  readonly #growing = new Map<string, Growing>();

  constructor(shape: StreamShape, judge: (call: PlacedToolCall) => void) {
    this.#read = readers[shape];
    this.#judge = judge;
  }

  /**
   * @returns the calls that this frame holds a part of
   * @throws what `judge` throws
   */
  push(body: JsonObject): GrowingCall[] {
    const { parts, whole, closed } = this.#read(body);
    const touched: GrowingCall[] = [];
    for (const { key, id, name, text } of parts) {
      const call = this.#growing.get(key) ?? this.#open(key);
      if (typeof id === 'string') call.id = id;
      if (typeof name === 'string') call.name += name;
      if (typeof text === 'string') call.text += text;
      touched.push(call);
    }
    for (const call of whole) this.#judge(call);
    for (const prefix of closed) this.#close(prefix);
    return touched;
  }

  /** The stream is over: what grew is as complete as it will be. */
  end(): void {
    this.#close('');
  }

  #open(key: string): Growing {
    if (this.#growing.size >= CALLS_MAX) throw new Error(`an answer with more than ${CALLS_MAX} tool calls`);
    const call: Growing = { isJudged: false, path: key, id: undefined, name: '', text: '' };
    this.#growing.set(key, call);
    return call;
  }

  #close(prefix: string): void {
    for (const [key, call] of this.#growing) {
      if (call.isJudged || !(prefix === '' || key === prefix || key.startsWith(`${prefix}/`))) continue;
      const { id, name, text, path } = call;
      this.#judge({
        call: { name, arguments: parseArguments(text), ...(id === undefined ? {} : { id }) },
        path,
      });
      call.isJudged = true;
    }
  }
}

const readers: Readonly<Record<StreamShape, (body: JsonObject) => FrameParts>> = {
  chat: readChat,
  messages: readMessages,
  responses: readResponses,
  // Calls come whole in one frame.
  gemini: (body) => ({ ...nothing, whole: toolCallsOf(body) }),
  ollama: (body) => ({ ...nothing, whole: toolCallsOf(body) }),
};

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}

function readChat(body: JsonObject): FrameParts {
  const parts: FrameParts['parts'][number][] = [];
  const closed: string[] = [];
  for (const [position, choice] of objects(body.choices).entries()) {
    const base = `/choices/${choice.index ?? position}`;
    const delta = asObject(choice.delta);
    for (const [i, call] of objects(delta?.tool_calls).entries()) {
      const named = asObject(call.function) ?? asObject(call.custom);
      const key = `${base}/message/tool_calls/${call.index ?? i}`;
      parts.push({ key, id: call.id, name: named?.name, text: named?.arguments ?? named?.input });
    }
    const old = asObject(delta?.function_call);
    if (old !== undefined)
      parts.push({ key: `${base}/message/function_call`, name: old.name, text: old.arguments });
    if (choice.finish_reason !== null && choice.finish_reason !== undefined) closed.push(base);
  }
  return { parts, whole: toolCallsOf(body), closed };
}

function readMessages(body: JsonObject): FrameParts {
  const key = `/content/${body.index ?? 0}`;
  if (body.type === 'content_block_start') {
    const block = asObject(body.content_block);
    if (block?.type !== 'tool_use') return nothing;
    const input = asObject(block.input);
    const text = input !== undefined && Object.keys(input).length > 0 ? JSON.stringify(input) : '';
    return { ...nothing, parts: [{ key, id: block.id, name: block.name, text }] };
  }
  if (body.type === 'content_block_delta') {
    const delta = asObject(body.delta);
    if (delta?.type !== 'input_json_delta') return nothing;
    return { ...nothing, parts: [{ key, text: delta.partial_json }] };
  }
  if (body.type === 'content_block_stop') return { ...nothing, closed: [key] };
  if (body.type === 'message_delta' || body.type === 'message_stop') return { ...nothing, closed: [''] };
  return nothing;
}

function readResponses(body: JsonObject): FrameParts {
  const type = String(body.type);
  const key = `/output/${body.output_index ?? body.item_id ?? 0}`;
  if (type === 'response.output_item.added') {
    const item = asObject(body.item);
    const call = item && responseCall(item);
    // Its name comes now and its arguments after it; the item comes whole again when it is done.
    return call === undefined ? nothing : { ...nothing, parts: [{ key, id: call.id, name: call.name }] };
  }
  if (type === 'response.function_call_arguments.delta' || type === 'response.custom_tool_call_input.delta')
    return { ...nothing, parts: [{ key, text: body.delta }] };
  if (type === 'response.output_item.done') {
    const item = asObject(body.item);
    const call = item && responseCall(item);
    return { ...nothing, whole: call === undefined ? [] : [{ call, path: key }], closed: [key] };
  }
  const response = asObject(body.response);
  if (response === undefined) return nothing;
  return { ...nothing, whole: [...responseCalls(response.output, '/output')] };
}
