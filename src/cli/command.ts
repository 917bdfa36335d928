import type { Config } from '../kernel/config.ts';
import { Fault } from '../kernel/fault.ts';
import type { Logger } from '../kernel/log.ts';
import type { ApiClient } from './api-client.ts';
import { cliErrors } from './errors.ts';
import type { McpProxyFactory } from './mcp-port.ts';
import type { Output } from './output.ts';
import type { PlatformFactory } from './platform-port.ts';
import type { Shutdown } from './shutdown.ts';

/** What was typed after the command's name. */
export interface CommandInput {
  readonly operands: readonly string[];
  /** By camel-cased name: `--base-url` is `baseUrl`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a command may use; it gets nothing else from the process. */
export interface CommandContext {
  readonly config: Config;
  readonly log: Logger;
  readonly output: Output;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** The API of the server that runs, or of the platform in this process; closed when the command ends. */
  readonly openClient: () => Promise<ApiClient>;
  readonly createPlatform: PlatformFactory;
  /** Absent where the process was given none. */
  readonly startMcpProxy?: McpProxyFactory | undefined;
  /** Takes over the signals of this process; until it is called they end it as they always do. */
  readonly listenForShutdown: () => Shutdown;
}

/** Runs a command to its end. Returns the exit code when it is not 0. */
export type Command = (input: CommandInput, context: CommandContext) => Promise<number | undefined>;

/** An option's text; commander has already refused the call when a required one is missing. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws Fault `cli/usage` when the option is not a whole number within the bounds */
export function countOption(input: CommandInput, name: string, otherwise: number, max: number): number {
  const text = textOption(input, name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw usage(`--${flag} must be a whole number from 1 to ${max}, but is ${JSON.stringify(text)}`);
}

export function usage(message: string): Fault {
  return new Fault(cliErrors.usage, { message });
}
