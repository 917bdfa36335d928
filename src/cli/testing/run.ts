import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { runCli } from '../run-cli.ts';
import { createShutdown } from '../shutdown.ts';
import type { FakePlatform } from './fake-platform.ts';

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedCli {
  readonly done: Promise<CliRun>;
  /** Resolves with standard output as soon as something stands there. */
  readonly printed: Promise<string>;
  signal(name: string): void;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly cwd?: string;
}

/** Starts the command line on a data folder, with a fake platform behind it. */
export function startCli(
  dataDir: string,
  platform: FakePlatform,
  argv: readonly string[],
  options: RunOptions = {},
): StartedCli {
  let stdout = '';
  let stderr = '';
  const signals = new EventEmitter();
  const printed = Promise.withResolvers<string>();
  const done = runCli([...argv, '--data-dir', dataDir], {
    env: {},
    cwd: options.cwd ?? dataDir,
    stdin: Readable.from([options.stdin ?? '']),
    streams: {
      stdout: {
        write: (text) => {
          stdout += text;
          printed.resolve(stdout);
        },
      },
      stderr: {
        write: (text) => {
          stderr += text;
        },
      },
    },
    listenForShutdown: () => createShutdown(signals, () => undefined),
    createPlatform: platform.create,
  }).then((exitCode) => ({ exitCode, stdout, stderr }));
  return { done, printed: printed.promise, signal: (name) => signals.emit(name) };
}

/** Runs one command to its end. */
export function cli(
  dataDir: string,
  platform: FakePlatform,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<CliRun> {
  return startCli(dataDir, platform, argv, options).done;
}
