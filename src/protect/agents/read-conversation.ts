import type { Provenance } from '../../contracts/guard.ts';
import type { ToolDefinition } from '../../contracts/tool-call.ts';
import type { Conversation, Turn } from './conversation.ts';
import { isObject, type JsonObject, pointerToken } from './json-walk.ts';
import { readTools } from './read-tools.ts';
import { splitDataTags } from './split-data-tags.ts';

/** More turns than any agent makes; what lies beyond is not read, and {@link Conversation} says so by a turn of data. */
const TURNS_MAX = 20_000;
const DEPTH_MAX = 12;

const roles: Readonly<Record<string, Provenance>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'model',
  model: 'model',
};
const documentTypes = new Set([
  'document',
  'search_result',
  'file',
  'input_file',
  'container_upload',
  'resource',
]);

export interface ReadOptions {
  /** Names of tags that wrap data inside of a user's text, such as `document`. */
  readonly dataTags?: readonly string[];
}

/**
 * Reads a request of the OpenAI chat, OpenAI responses or Anthropic messages shape. Who wrote a text is decided by role
 * and block type; a type that nobody knows is data, never the user's word.
 */
export function readConversation(body: unknown, options: ReadOptions = {}): Conversation {
  const reader = new Reader(options.dataTags ?? []);
  if (!isObject(body)) return { tools: [], turns: [] };
  reader.content(body.system, '/system', 'system');
  reader.content(body.instructions, '/instructions', 'system');
  if (Array.isArray(body.messages)) reader.messages(body.messages, '/messages');
  if (typeof body.input === 'string') reader.content(body.input, '/input', 'user');
  else if (Array.isArray(body.input)) reader.messages(body.input, '/input');
  const tools: ToolDefinition[] = readTools(body.tools).concat(readTools(body.functions));
  return { tools, turns: reader.turns };
}

class Reader {
  readonly turns: Turn[] = [];
  readonly #names = new Map<string, string>();
  readonly #dataTags: readonly string[];

  constructor(dataTags: readonly string[]) {
    this.#dataTags = dataTags;
  }

  messages(messages: readonly unknown[], base: string): void {
    for (let i = 0; i < messages.length && this.turns.length < TURNS_MAX; i++) {
      const message = messages[i];
      const path = `${base}/${i}`;
      if (typeof message === 'string') this.content(message, path, 'user');
      else if (isObject(message)) this.#message(message, path);
    }
    if (this.turns.length >= TURNS_MAX) this.#result(`${base}/${TURNS_MAX}`, undefined, undefined, '');
  }

  #message(message: JsonObject, path: string): void {
    const role = message.role;
    if (role === 'tool' || role === 'function') {
      const id = text(message.tool_call_id);
      const name = text(message.name) ?? (id === undefined ? undefined : this.#names.get(id));
      this.#result(`${path}/content`, id, name, message.content);
      return;
    }
    if (typeof role !== 'string') {
      this.#block(message, path, 'tool', 0);
      return;
    }
    const provenance = (Object.hasOwn(roles, role) ? roles[role] : undefined) ?? 'tool';
    this.content(message.content, `${path}/content`, provenance);
    this.#toolCalls(message, path);
  }

  #toolCalls(message: JsonObject, path: string): void {
    if (isObject(message.function_call))
      this.#call(message.function_call, `${path}/function_call`, undefined);
    if (!Array.isArray(message.tool_calls)) return;
    for (let i = 0; i < message.tool_calls.length; i++) {
      const call: unknown = message.tool_calls[i];
      if (!isObject(call)) continue;
      const inner = isObject(call.function) ? call.function : isObject(call.custom) ? call.custom : call;
      this.#call(inner, `${path}/tool_calls/${i}`, text(call.id));
    }
  }

  /** Text, or a list of blocks, or what a server made of it. */
  content(content: unknown, path: string, provenance: Provenance, depth = 0): void {
    if (typeof content === 'string') this.#text(content, path, provenance);
    else if (Array.isArray(content) && depth < DEPTH_MAX) {
      for (let i = 0; i < content.length && this.turns.length < TURNS_MAX; i++) {
        const block: unknown = content[i];
        if (typeof block === 'string') this.#text(block, `${path}/${i}`, provenance);
        else if (isObject(block)) this.#block(block, `${path}/${i}`, provenance, depth);
      }
    } else if (isObject(content) && depth < DEPTH_MAX) this.#block(content, path, provenance, depth);
  }

  #block(block: JsonObject, path: string, provenance: Provenance, depth: number): void {
    const type = text(block.type) ?? '';
    const id = text(block.call_id) ?? text(block.tool_use_id) ?? text(block.id);
    if (
      type === 'tool_use' ||
      type === 'server_tool_use' ||
      type === 'mcp_tool_use' ||
      type.endsWith('_call')
    ) {
      this.#call(block, path, id);
      for (const key of ['output', 'results', 'result'])
        if (block[key] !== undefined && block[key] !== null)
          this.#result(`${path}/${key}`, id, text(block.name), block[key]);
    } else if (type.endsWith('_output') || type.endsWith('tool_result')) {
      const key = block.output === undefined ? 'content' : 'output';
      this.#result(`${path}/${key}`, id, id === undefined ? undefined : this.#names.get(id), block[key]);
    } else if (documentTypes.has(type)) this.#document(block, path);
    else if (type === 'message' || type === '')
      this.content(block.content ?? block.text, path, provenance, depth + 1);
    else if (type === 'reasoning' || type === 'thinking') return;
    else if (typeof block.text === 'string') this.#text(block.text, `${path}/text`, provenance);
    else if (typeof block.refusal === 'string') this.#text(block.refusal, `${path}/refusal`, 'model');
  }

  #document(block: JsonObject, path: string): void {
    for (const key of Object.keys(block)) {
      if (key === 'type' || key === 'cache_control') continue;
      this.#result(`${path}/${pointerToken(key)}`, undefined, undefined, block[key]);
    }
  }

  #text(value: string, path: string, provenance: Provenance): void {
    if (value.length === 0) return;
    if (provenance === 'tool' || provenance === 'document') {
      this.#result(path, undefined, undefined, value);
      return;
    }
    const pieces = provenance === 'user' ? splitDataTags(value, this.#dataTags) : undefined;
    for (const piece of pieces ?? [{ text: value, offset: 0, isData: false }]) {
      const written = piece.isData ? 'document' : provenance;
      this.turns.push({ kind: 'text', path, text: piece.text, offset: piece.offset, provenance: written });
    }
  }

  #call(call: JsonObject, path: string, id: string | undefined): void {
    const name = text(call.name) ?? text(call.type) ?? '';
    if (id !== undefined) this.#names.set(id, name);
    this.turns.push({ kind: 'call', path, id, name, arguments: call.arguments ?? call.input ?? call.action });
  }

  #result(path: string, callId: string | undefined, tool: string | undefined, value: unknown): void {
    this.turns.push({ kind: 'result', path, callId, tool, value });
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
