import { loadConfig } from '../kernel/config/load-config.ts';
import { Fault } from '../kernel/fault.ts';
import { createLogger } from '../kernel/log.ts';
import type { ApiClient } from './api-client.ts';
import { type CommandContext, textOption } from './command.ts';
import { commands } from './commands.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import type { McpProxyFactory } from './mcp-port.ts';
import { openClient } from './open-client.ts';
import { createOutput, type Streams } from './output.ts';
import { findSpec, parseArguments } from './parse-arguments.ts';
import type { PlatformFactory } from './platform-port.ts';
import type { Shutdown } from './shutdown.ts';

export interface CliEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly streams: Streams;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly listenForShutdown: () => Shutdown;
  readonly createPlatform: PlatformFactory;
  readonly startMcpProxy?: McpProxyFactory;
}

/**
 * Runs one command line.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: see docs/guides/cli.md
 */
export async function runCli(argv: readonly string[], environment: CliEnvironment): Promise<number> {
  const { streams } = environment;
  const wantsJson = argv.includes('--json');
  try {
    return await runCommand(argv, environment);
  } catch (error) {
    const text = error instanceof Fault ? error.publicMessage : describe(error);
    const code = error instanceof Fault ? error.code : 'cli/unexpected';
    streams.stderr.write(
      wantsJson ? `${JSON.stringify({ error: { code, message: text } })}\n` : `bartizan: ${text}\n`,
    );
    const exitCode = exitCodeOf(error);
    return exitCode === exitCodes.usage ? (findSpec(argv)?.usageExitCode ?? exitCode) : exitCode;
  }
}

async function runCommand(argv: readonly string[], environment: CliEnvironment): Promise<number> {
  const { spec, operands, options } = parseArguments(argv);
  const load = commands[spec.name];
  if (load === undefined) throw new Error(`the command table names ${spec.name}, which has no module`);
  const input = { operands, options };
  const isServer = spec.console === true;
  const config = loadConfig({
    env: environment.env,
    cwd: environment.cwd,
    file: textOption(input, 'config'),
    flags: {
      host: textOption(input, 'host'),
      port: textOption(input, 'port'),
      dataDir: textOption(input, 'dataDir'),
      'log.level': textOption(input, 'logLevel'),
    },
    ...(isServer ? {} : { logLevelDefault: 'error' as const }),
  });
  const log = createLogger({ level: config.log.level });
  const opened: ApiClient[] = [];
  const context: CommandContext = {
    config,
    log,
    output: createOutput(environment.streams, options.json === true),
    stdin: environment.stdin,
    listenForShutdown: environment.listenForShutdown,
    createPlatform: environment.createPlatform,
    startMcpProxy: environment.startMcpProxy,
    openClient: async () => {
      const client = await openClient({ config, log, createPlatform: environment.createPlatform });
      opened.push(client);
      return client;
    },
  };
  const command = await load();
  try {
    return (await command(input, context)) ?? exitCodes.done;
  } finally {
    for (const client of opened) await client.close();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
