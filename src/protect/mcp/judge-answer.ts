import type { McpAlarm } from '../../contracts/mcp-event.ts';
import { errorMessage, isObject, type JsonObject, type RpcMessage, rpcCodes } from './json-rpc.ts';
import type { Pending } from './pending.ts';
import { poisonIn } from './poisoned-text.ts';
import type { McpPorts } from './ports.ts';

/** Answers that hold data of others, and reach the model. */
const dataMethods = new Set(['tools/call', 'resources/read', 'prompts/get', 'completion/complete']);

export interface JudgedAnswer {
  /** What the client gets; the same object when nothing was done to it. */
  readonly answer: unknown;
  readonly alarms: readonly McpAlarm[];
  /** Whether the model will see what the server said. */
  readonly isKept: boolean;
}

/** An error's text reaches the model like a result. */
export function judgeError(message: RpcMessage, asked: Pending, ports: McpPorts): JudgedAnswer {
  const alarms = poisonIn(message.body.error, asked.target ?? asked.method, ports.inspect, 'data');
  if (alarms.length === 0) return redacted(message, 'error', ports);
  const withheld = errorMessage(message.id, rpcCodes.refused, 'The error was withheld by the proxy.');
  return { answer: withheld, alarms, isKept: false };
}

/** Any answer but a list of definitions. */
export function judgeAnswer(message: RpcMessage, asked: Pending, ports: McpPorts): JudgedAnswer {
  const result = isObject(message.body.result) ? message.body.result : {};
  if (asked.method === 'initialize') return judgeGreeting(message, result, ports);
  if (asked.method === 'resources/list') return judgeResources(message, result, ports);
  if (!dataMethods.has(asked.method)) return { answer: message.body, alarms: [], isKept: true };
  const alarms = poisonIn(result, asked.target ?? asked.method, ports.inspect, 'data');
  if (alarms.length === 0) return redacted(message, 'result', ports);
  const text = 'Withheld by Bartizan: the answer holds instructions for the model.';
  const answer =
    asked.method === 'tools/call'
      ? { jsonrpc: '2.0', id: message.id, result: { content: [{ type: 'text', text }], isError: true } }
      : errorMessage(message.id, rpcCodes.refused, text);
  return { answer, alarms, isKept: false };
}

function judgeGreeting(message: RpcMessage, result: JsonObject, ports: McpPorts): JudgedAnswer {
  const { instructions, serverInfo } = result;
  const alarms = poisonIn({ instructions, serverInfo }, 'initialize', ports.inspect);
  if (alarms.length === 0) return { answer: message.body, alarms, isKept: true };
  const { instructions: _withheld, ...rest } = result;
  return { answer: { ...message.body, result: rest }, alarms, isKept: false };
}

/** Resources come and go, so they are not pinned; those that give orders in their names or descriptions are left out. */
function judgeResources(message: RpcMessage, result: JsonObject, ports: McpPorts): JudgedAnswer {
  const items = Array.isArray(result.resources) ? (result.resources as readonly unknown[]) : [];
  const alarms: McpAlarm[] = [];
  const kept = items.filter((item) => {
    const uri = isObject(item) && typeof item.uri === 'string' ? item.uri.slice(0, 200) : '?';
    const found = poisonIn(item, `resource:${uri}`, ports.inspect);
    alarms.push(...found);
    return found.length === 0;
  });
  if (kept.length === items.length) return { answer: message.body, alarms, isKept: true };
  return { answer: { ...message.body, result: { ...result, resources: kept } }, alarms, isKept: false };
}

/** Takes secrets and personal data out, where the operator wants it. */
function redacted(message: RpcMessage, part: 'result' | 'error', { redact }: McpPorts): JudgedAnswer {
  const value = message.body[part];
  const changed = redact === undefined ? undefined : redact(value);
  if (changed === undefined) return { answer: message.body, alarms: [], isKept: true };
  return { answer: { ...message.body, [part]: changed.value }, alarms: changed.alarms, isKept: true };
}
