import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import {
  type Command,
  type CommandContext,
  type CommandInput,
  countOption,
  textOption,
  usage,
} from '../command.ts';
import { cliErrors } from '../errors.ts';
import { type McpProxyRequest, mcpAsks, mcpRedactions } from '../mcp-port.ts';
import { readMcpClients } from '../read-mcp-clients.ts';
import { splitList } from '../split-list.ts';

const APPROVAL_WAIT_SECONDS_MAX = 900;

/** Runs the proxy until its client or server is gone, or a signal comes. Standard output belongs to the protocol. */
export const mcpProxy: Command = async (input, context) => {
  if (context.startMcpProxy === undefined) throw usage('this process cannot start a proxy');
  const { signal } = context.listenForShutdown();
  const proxy = await context.startMcpProxy(requestOf(input, context, signal));
  if (proxy.url !== undefined)
    context.output.note(
      `listening on ${proxy.url}; clients need: Authorization: Bearer ${proxy.token ?? 'their own tokens'}`,
    );
  return proxy.done;
};

function requestOf(input: CommandInput, context: CommandContext, stop: AbortSignal): McpProxyRequest {
  const { dataDir } = context.config;
  const file = (name: string) => {
    const path = textOption(input, name);
    return path === undefined ? undefined : readText(path);
  };
  const eventsUrl = textOption(input, 'eventsUrl');
  const token = process.env.BARTIZAN_TOKEN;
  if (eventsUrl !== undefined && token === undefined)
    throw usage('--events-url needs a token in BARTIZAN_TOKEN');
  return {
    name: textOption(input, 'name') ?? '',
    target: targetOf(input, file('tokenFile')?.trim()),
    pinsFile: resolve(textOption(input, 'pins') ?? join(dataDir, 'mcp-pins.json')),
    eventsFile: resolve(textOption(input, 'events') ?? join(dataDir, 'mcp-events.ndjson')),
    eventsServer: eventsUrl === undefined || token === undefined ? undefined : { url: eventsUrl, token },
    policy: file('policy'),
    allow: splitList(textOption(input, 'allow') ?? ''),
    deny: splitList(textOption(input, 'deny') ?? ''),
    clients: clientsOf(input),
    refuse: choices(input, 'refuse', mcpAsks),
    redact: choices(input, 'redact', mcpRedactions),
    storeContent: input.options.storeContent === true,
    approvalWaitMs: countOption(input, 'approvalWait', 0, APPROVAL_WAIT_SECONDS_MAX) * 1_000,
    trustFirstUse: input.options.requireApproval !== true,
    note: (text) => context.output.note(`bartizan mcp: ${text}`),
    stop,
  };
}

function targetOf(input: CommandInput, token: string | undefined): McpProxyRequest['target'] {
  const url = textOption(input, 'url');
  if (url === undefined) {
    if (input.operands.length === 0) throw usage('say which server: --url URL, or -- COMMAND ARGS');
    return { kind: 'stdio', command: input.operands };
  }
  if (input.operands.length > 0) throw usage('--url and a command exclude each other');
  if (URL.parse(url)?.protocol.startsWith('http') !== true)
    throw usage('--url must be an http or https address');
  const port = Number(textOption(input, 'port') ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw usage('--port must be a whole number from 0 to 65535');
  return { kind: 'http', url, port, token };
}

function clientsOf(input: CommandInput): McpProxyRequest['clients'] {
  const path = textOption(input, 'clients');
  if (path === undefined) return [];
  if (textOption(input, 'url') === undefined) throw usage('--clients needs --url: a pipe has one client');
  return readMcpClients(readText(path), path);
}

function choices<Choice extends string>(
  input: CommandInput,
  name: string,
  known: readonly Choice[],
): readonly Choice[] {
  return splitList(textOption(input, name) ?? '').map((word) => {
    const choice = known.find((one) => one === word);
    if (choice === undefined)
      throw usage(`--${name} takes ${known.join(', ')}, but not ${JSON.stringify(word)}`);
    return choice;
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Fault(cliErrors.fileUnreadable, { message: `${path} cannot be read`, cause });
  }
}
