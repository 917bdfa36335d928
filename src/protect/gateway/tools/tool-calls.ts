import type { ToolCall } from '../../../contracts/tool-call.ts';
import { asObject } from '../usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A tool call in an answer, with the JSON pointer where it stands. */
export interface PlacedToolCall {
  readonly call: ToolCall;
  readonly path: string;
}

/** Arguments come as JSON text; what does not parse is judged as the text that it is. */
export function parseArguments(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function callOf(name: unknown, args: unknown, id: unknown): ToolCall {
  return {
    name: typeof name === 'string' ? name : '',
    arguments: typeof args === 'string' ? parseArguments(args) : (args ?? {}),
    ...(typeof id === 'string' ? { id } : {}),
  };
}

/** Every tool call of a whole answer, in the shape of every dialect. */
export function toolCallsOf(body: JsonObject): PlacedToolCall[] {
  return [
    ...chatCalls(body),
    ...responseCalls(body.output, '/output'),
    ...messageCalls(body),
    ...geminiCalls(body),
    ...ollamaCalls(body),
  ];
}

function* chatCalls(body: JsonObject): Generator<PlacedToolCall> {
  for (const [i, choice] of list(body.choices)) {
    const message = asObject(choice.message);
    for (const [k, call] of list(message?.tool_calls)) {
      const named = asObject(call.function) ?? asObject(call.custom) ?? call;
      yield {
        call: callOf(named.name, named.arguments ?? named.input, call.id),
        path: `/choices/${i}/message/tool_calls/${k}`,
      };
    }
    const old = asObject(message?.function_call);
    if (old !== undefined)
      yield { call: callOf(old.name, old.arguments, undefined), path: `/choices/${i}/message/function_call` };
  }
}

/** Items of a `responses` answer that ask the caller to run something; `base` points at the list. */
export function* responseCalls(output: unknown, base: string): Generator<PlacedToolCall> {
  for (const [i, item] of list(output)) {
    const call = responseCall(item);
    if (call !== undefined) yield { call, path: `${base}/${i}` };
  }
}

/** The call that an item of a `responses` answer is; undefined for other items. */
export function responseCall(item: JsonObject): ToolCall | undefined {
  if (item.type === 'function_call') return callOf(item.name, item.arguments, item.call_id);
  if (item.type === 'custom_tool_call') return callOf(item.name, item.input, item.call_id);
  if (item.type === 'local_shell_call' || item.type === 'shell_call')
    return callOf('shell', item.action, item.call_id);
  if (item.type === 'computer_call') return callOf('computer', item.action, item.call_id);
  return undefined;
}

function* messageCalls(body: JsonObject): Generator<PlacedToolCall> {
  if (body.type !== 'message') return;
  for (const [i, block] of list(body.content))
    if (block.type === 'tool_use')
      yield { call: callOf(block.name, block.input, block.id), path: `/content/${i}` };
}

function* geminiCalls(body: JsonObject): Generator<PlacedToolCall> {
  for (const [i, candidate] of list(body.candidates))
    for (const [k, part] of list(asObject(candidate.content)?.parts)) {
      const call = asObject(part.functionCall);
      const path = `/candidates/${i}/content/parts/${k}/functionCall`;
      if (call !== undefined) yield { call: callOf(call.name, call.args, call.id), path };
    }
}

function* ollamaCalls(body: JsonObject): Generator<PlacedToolCall> {
  for (const [i, call] of list(asObject(body.message)?.tool_calls)) {
    const named = asObject(call.function);
    yield { call: callOf(named?.name, named?.arguments, call.id), path: `/message/tool_calls/${i}` };
  }
}

function* list(value: unknown): Generator<readonly [index: number, item: JsonObject]> {
  if (!Array.isArray(value)) return;
  for (const [i, raw] of value.entries()) {
    const item = asObject(raw);
    if (item !== undefined) yield [i, item];
  }
}
