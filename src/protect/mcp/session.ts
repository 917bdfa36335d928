import type { McpEvent } from '../../contracts/mcp-event.ts';
import type { ToolCall, ToolVerdict } from '../../contracts/tool-call.ts';
import { checkList, closeList, nameOf } from './check-list.ts';
import {
  errorMessage,
  isObject,
  type JsonObject,
  type RpcMessage,
  readMessage,
  rpcCodes,
} from './json-rpc.ts';
import { type JudgedAnswer, judgeAnswer, judgeError } from './judge-answer.ts';
import {
  alarmOf,
  contentOf,
  heldCall,
  keyOf,
  type Pending,
  progressMessage,
  take,
  targetOf,
} from './pending.ts';
import { type DefinitionKind, serverPins } from './pins.ts';
import { poisonIn } from './poisoned-text.ts';
import type { McpPorts, McpSessionOptions, Passage } from './ports.ts';

const PENDING_MAX = 10_000;
const BATCH_MAX = 1_000;
const PAGES_MAX = 1_000;
const lists: Readonly<Record<string, { readonly kind: DefinitionKind; readonly key: string }>> = {
  'tools/list': { kind: 'tool', key: 'tools' },
  'prompts/list': { kind: 'prompt', key: 'prompts' },
  'resources/templates/list': { kind: 'resource-template', key: 'resourceTemplates' },
};
/** What a server may ask of the client's model or user. */
const askMethods = new Set(['sampling/createMessage', 'elicitation/create', 'roots/list']);

type Verdict = { readonly onward?: unknown; readonly back?: unknown };

/** One client and one server with the proxy between them; knows nothing of pipes and sockets. */
export class McpSession {
  readonly #options: McpSessionOptions;
  readonly #ports: McpPorts;
  readonly #fromClient = new Map<string, Pending>();
  readonly #fromServer = new Map<string, Pending>();
  readonly #listed = new Map<DefinitionKind, Set<string>>();
  readonly #pages = new Map<DefinitionKind, number>();
  readonly #held = new Map<string, AbortController>();
  readonly #results: { readonly tool: string; readonly value: unknown }[] = [];

  constructor(options: McpSessionOptions, ports: McpPorts) {
    this.#options = options;
    this.#ports = ports;
  }

  /** Name of the client, where clients are told apart. */
  get client(): string | undefined {
    return this.#options.client;
  }

  async fromClient(text: string): Promise<Passage> {
    const { onward, back } = await this.#pass(text, 'client-to-server', (message) =>
      this.#clientSays(message, text.length),
    );
    return { toServer: onward, toClient: back };
  }

  async fromServer(text: string): Promise<Passage> {
    const { onward, back } = await this.#pass(text, 'server-to-client', async (message) =>
      this.#serverSays(message, text.length),
    );
    return { toServer: back, toClient: onward };
  }

  /** A batch is taken apart, judged message by message, and put together again. */
  async #pass(
    text: string,
    direction: McpEvent['direction'],
    judge: (message: RpcMessage) => Promise<Verdict>,
  ): Promise<{ readonly onward: readonly string[]; readonly back: readonly string[] }> {
    const value = this.#parse(text);
    const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (value === undefined || items.length === 0 || items.length > BATCH_MAX) {
      this.#event({
        direction,
        kind: 'malformed',
        bytes: text.length,
        action: direction === 'client-to-server' ? 'answered' : 'dropped',
      });
      const why =
        text.length > this.#options.messageCharsMax
          ? 'The message is too large.'
          : 'The message is not JSON-RPC.';
      return {
        onward: [],
        back:
          direction === 'client-to-server' ? [JSON.stringify(errorMessage(null, rpcCodes.parse, why))] : [],
      };
    }
    const onward: unknown[] = [];
    const back: unknown[] = [];
    for (const item of items) {
      const verdict = await judge(readMessage(item));
      if (verdict.onward !== undefined) onward.push(verdict.onward);
      if (verdict.back !== undefined) back.push(verdict.back);
    }
    const pack = (messages: readonly unknown[]) =>
      messages.length === 0 ? [] : [JSON.stringify(Array.isArray(value) ? messages : messages[0])];
    return { onward: pack(onward), back: pack(back) };
  }

  #parse(text: string): unknown {
    if (text.length > this.#options.messageCharsMax) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Reported by the caller as a malformed message, with an answer to whoever waits for one.
      return undefined;
    }
  }

  async #clientSays(message: RpcMessage, bytes: number): Promise<Verdict> {
    const event = {
      direction: 'client-to-server' as const,
      kind: message.kind,
      method: message.method,
      requestId: message.id,
      bytes,
    };
    if (message.kind === 'malformed') {
      this.#event({ ...event, action: 'answered' });
      return { back: errorMessage(message.id, rpcCodes.invalidRequest, 'The message is not JSON-RPC 2.0.') };
    }
    if (message.kind === 'request') return this.#clientAsks(message, event);
    const held = heldCall(message, this.#held);
    if (held !== undefined) {
      held.abort();
      this.#event({ ...event, action: 'answered' });
      return {};
    }
    if (message.kind !== 'notification' && !take(this.#fromServer, message.id)) {
      this.#event({
        ...event,
        action: 'dropped',
        alarms: [alarmOf('unknown-id', message.method, 'An answer that nobody had asked for.')],
      });
      return {};
    }
    this.#event({ ...event, action: 'forwarded' });
    return { onward: message.body };
  }

  async #clientAsks(
    message: RpcMessage,
    event: Partial<McpEvent> & Pick<McpEvent, 'direction' | 'kind' | 'bytes'>,
  ): Promise<Verdict> {
    const method = message.method ?? '';
    const params = isObject(message.body.params) ? message.body.params : {};
    const target = targetOf(params);
    const refuse = (
      why: string,
      kind: string,
      verdict: ToolVerdict | null = null,
      data?: unknown,
    ): Verdict => {
      this.#event({
        ...event,
        target,
        action: 'refused',
        verdict,
        alarms: [alarmOf(kind, target ?? method, why)],
      });
      return { back: errorMessage(message.id, rpcCodes.refused, why, data) };
    };
    if (this.#fromClient.size >= PENDING_MAX)
      return refuse('Too many requests wait for an answer.', 'too-many-pending');
    if (this.#fromClient.has(keyOf(message.id)) || this.#held.has(keyOf(message.id)))
      return refuse('A request with this id still waits.', 'id-in-use');
    let verdict: ToolVerdict | null = null;
    if (method === 'tools/call') {
      const name = typeof params.name === 'string' ? params.name : '';
      if (!this.#options.isToolAllowed(name))
        return refuse(`Tool ${name.slice(0, 128)} is not allowed here.`, 'out-of-scope');
      if (!this.#isPinned(name))
        return refuse(
          `Tool ${name.slice(0, 128)} is not approved. See: bartizan mcp pins list`,
          'not-pinned',
        );
      const call: ToolCall = { id: String(message.id), name, arguments: params.arguments ?? {} };
      const decided = await this.#decide(call, message);
      verdict = decided.verdict;
      if (verdict.decision !== 'allow')
        return refuse(decided.message, `policy-${verdict.decision}`, verdict, {
          decision: verdict.decision,
          rule: verdict.rule,
        });
    }
    const cursor = params.cursor !== undefined;
    this.#fromClient.set(keyOf(message.id), { method, target, startMs: this.#ports.nowMs(), cursor });
    this.#event({ ...event, target, action: 'forwarded', verdict, ...contentOf(message, this.#options) });
    return { onward: message.body };
  }

  /** May take as long as somebody needs to decide; the client hears that it waits, and may take the call back. */
  async #decide(call: ToolCall, message: RpcMessage) {
    const key = keyOf(message.id);
    const held = new AbortController();
    this.#held.set(key, held);
    const onWaiting = (elapsedMs: number): void => {
      const progress = progressMessage(message.body.params, elapsedMs);
      if (progress !== undefined) this.#options.notifyClient?.(progress);
    };
    try {
      return await this.#ports.decide(call, this.#results, {
        client: this.#options.client,
        onWaiting,
        signal: held.signal,
      });
    } finally {
      this.#held.delete(key);
    }
  }

  /** A tool whose definition changed is out of reach until a person agrees, also for a client that kept the old list. */
  #isPinned(name: string): boolean {
    const known = serverPins(this.#ports.readPins(), this.#options.server).pins;
    const states = known.filter((pin) => pin.kind === 'tool' && pin.name === name).map((pin) => pin.state);
    return (
      states.includes('pinned') &&
      !states.includes('pending') &&
      this.#listed.get('tool')?.has(name) !== false
    );
  }

  async #serverSays(message: RpcMessage, bytes: number): Promise<Verdict> {
    const event = {
      direction: 'server-to-client' as const,
      kind: message.kind,
      method: message.method,
      requestId: message.id,
      bytes,
    };
    if (message.kind === 'malformed') {
      this.#event({ ...event, action: 'dropped' });
      return {};
    }
    if (message.kind === 'request') return this.#serverAsks(message, event);
    if (message.kind === 'notification') {
      const isChange = message.method?.endsWith('/list_changed') === true;
      const alarms = isChange
        ? [
            alarmOf(
              'list-changed',
              message.method,
              'The server says that its definitions changed; the next list is compared with what was agreed to.',
            ),
          ]
        : [];
      const poison = poisonIn(message.body.params, message.method ?? '', this.#ports.inspect, 'data');
      const isPoisoned = poison.length > 0;
      this.#event({ ...event, action: isPoisoned ? 'dropped' : 'forwarded', alarms: [...alarms, ...poison] });
      return isPoisoned ? {} : { onward: message.body };
    }
    const asked = take(this.#fromClient, message.id);
    if (asked === undefined) {
      this.#event({
        ...event,
        action: 'dropped',
        alarms: [alarmOf('unknown-id', null, 'An answer that nobody had asked for.')],
      });
      return {};
    }
    const { answer, alarms } =
      message.kind === 'error' ? judgeError(message, asked, this.#ports) : this.#answer(message, asked);
    const action = answer === message.body ? ('forwarded' as const) : ('changed' as const);
    const latencyMs = this.#ports.nowMs() - asked.startMs;
    this.#event({
      ...event,
      method: asked.method,
      target: asked.target,
      action,
      latencyMs,
      alarms,
      ...contentOf(message, this.#options),
    });
    return { onward: answer };
  }

  #serverAsks(
    message: RpcMessage,
    event: Partial<McpEvent> & Pick<McpEvent, 'direction' | 'kind' | 'bytes'>,
  ): Verdict {
    const method = message.method ?? '';
    const refused = askMethods.has(method) && this.#options.refuses?.(method) === true;
    const alarms = refused
      ? [alarmOf('out-of-scope', method, 'The server may not ask for this here.')]
      : poisonIn(message.body.params, method, this.#ports.inspect, 'data');
    if (alarms.length > 0 || this.#fromServer.size >= PENDING_MAX) {
      this.#event({ ...event, action: 'refused', alarms });
      return {
        back: errorMessage(
          message.id,
          rpcCodes.refused,
          refused
            ? 'Refused by the proxy: this server may not ask for it.'
            : 'Refused by the proxy: the request gives orders to the model.',
        ),
      };
    }
    this.#fromServer.set(keyOf(message.id), {
      method,
      target: null,
      startMs: this.#ports.nowMs(),
      cursor: false,
    });
    this.#event({ ...event, action: 'forwarded' });
    return { onward: message.body };
  }

  #answer(message: RpcMessage, asked: Pending): JudgedAnswer {
    const result = isObject(message.body.result) ? message.body.result : {};
    const list = Object.hasOwn(lists, asked.method) ? lists[asked.method] : undefined;
    if (list !== undefined) return this.#listAnswer(message, result, asked, list);
    const judged = judgeAnswer(message, asked, this.#ports);
    if (asked.method === 'tools/call' && judged.isKept) this.#remember(asked.target ?? '', result);
    return judged;
  }

  #remember(tool: string, value: JsonObject): void {
    this.#results.push({ tool, value });
    if (this.#results.length > 200) this.#results.shift();
  }

  #listAnswer(
    message: RpcMessage,
    result: JsonObject,
    asked: Pending,
    list: { readonly kind: DefinitionKind; readonly key: string },
  ): JudgedAnswer {
    const { kind, key } = list;
    const items = Array.isArray(result[key]) ? (result[key] as readonly unknown[]) : [];
    const { server, trustFirstUse } = this.#options;
    const before = this.#ports.readPins();
    const checked = checkList({
      pins: before,
      server,
      kind,
      items,
      trustFirstUse,
      inspect: this.#ports.inspect,
      nowMs: this.#ports.nowMs(),
    });
    const names = asked.cursor ? (this.#listed.get(kind) ?? new Set<string>()) : new Set<string>();
    const seen = new Set(names);
    for (const item of items) seen.add(nameOf(item, kind) ?? '');
    this.#listed.set(kind, seen);
    const page = asked.cursor ? (this.#pages.get(kind) ?? 0) + 1 : 1;
    this.#pages.set(kind, page);
    const isLast = result.nextCursor === undefined || page >= PAGES_MAX;
    const closed = isLast ? closeList(checked.pins, server, kind, seen) : { pins: checked.pins, alarms: [] };
    if (JSON.stringify(closed.pins) !== JSON.stringify(before)) this.#ports.writePins(closed.pins);
    const allowed =
      kind === 'tool'
        ? checked.items.filter((item) => this.#options.isToolAllowed(nameOf(item, kind) ?? ''))
        : checked.items;
    for (const item of items) {
      const name = nameOf(item, kind) ?? '';
      // What was withheld cannot be called either, even where an older definition of the name is still pinned.
      if (!checked.items.some((kept) => nameOf(kept, kind) === name)) seen.delete(name);
    }
    const alarms = [...checked.alarms, ...closed.alarms];
    const isSame = alarms.length === 0 && allowed.length === items.length;
    return {
      answer: isSame ? message.body : { ...message.body, result: { ...result, [key]: allowed } },
      alarms,
      isKept: isSame,
    };
  }

  #event(event: Partial<McpEvent> & Pick<McpEvent, 'direction' | 'kind' | 'bytes' | 'action'>): void {
    const { server, transport, session, client } = this.#options;
    this.#ports.record({
      type: 'mcp.call',
      id: this.#ports.newId(),
      time: this.#ports.nowMs(),
      server,
      transport,
      session,
      ...(client === undefined ? {} : { client }),
      method: null,
      requestId: null,
      target: null,
      latencyMs: null,
      verdict: null,
      ...event,
      alarms: (event.alarms ?? []).slice(0, 50),
    });
  }
}
