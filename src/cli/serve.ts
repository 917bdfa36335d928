import type { Config } from '../kernel/config.ts';
import { DataLock } from '../kernel/data-lock.ts';
import { Fault } from '../kernel/fault.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import type { CommandContext } from './command.ts';
import { cliErrors } from './errors.ts';
import { exitCodes } from './exit-code.ts';
import { createInjectTransport } from './inject-transport.ts';
import { newLocalSecret } from './open-client.ts';
import type { Platform } from './platform-port.ts';
import { removeServerFile, writeServerFile } from './server-file.ts';
import { issueSetupToken, setupUrl } from './set-up-owner.ts';

/** A server that was killed a moment ago may not quite be gone; a living one is still refused fast. */
const LOCK_WAIT_MS = 1_500;
const DRAIN_MAX_MS = 10_000;

/** A server that answers. */
export interface Running {
  /** The API of this process. */
  readonly client: ApiClient;
  readonly url: string;
  /** Aborted when the server is to stop. */
  readonly stop: AbortSignal;
}

/** What is said beside the address: lines for people, values for `--json`. */
export interface Announcement {
  readonly lines: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ServeHooks {
  /** Called when the server answers, before it is announced. */
  readonly onListening?: (running: Running) => Promise<Announcement>;
  /** Called when the server is to stop, before it is closed. */
  readonly onStopping?: () => Promise<void>;
}

/**
 * Runs the platform until a signal ends it, and announces where it is.
 *
 * @returns the exit code: 0 after an orderly end, 1 when it did not drain in time
 */
export async function serve(
  context: CommandContext,
  config: Config,
  hooks: ServeHooks = {},
): Promise<number> {
  const shutdown = context.listenForShutdown();
  const lock = await DataLock.acquire(config.dataDir, LOCK_WAIT_MS);
  try {
    const localSecret = newLocalSecret();
    const platform = await context.createPlatform(config, { localSecret, log: context.log });
    let isClosing = false;
    try {
      const { url } = await listen(platform, config);
      writeServerFile(config.dataDir, { pid: process.pid, url, secret: localSecret });
      const client = createApiClient(createInjectTransport(platform, localSecret, () => undefined));
      const running: Running = { client, url, stop: shutdown.signal };
      const more = await hooks.onListening?.(running);
      await announce(context, config, running, more);
      await shutdown.requested;
      context.log.info('stopping: what was accepted is being processed');
      await hooks.onStopping?.();
      isClosing = true;
      return await closeInTime(context, platform);
    } finally {
      removeServerFile(config.dataDir);
      if (!isClosing) await platform.close();
    }
  } finally {
    lock.release();
  }
}

async function listen(platform: Platform, config: Config): Promise<{ readonly url: string }> {
  try {
    return await platform.listen();
  } catch (error) {
    throw listenFault(error, config) ?? error;
  }
}

/** Of all reasons not to listen these are everybody's; the operating system's words for them help nobody. */
function listenFault(error: unknown, { host, port }: Config): Fault | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} on ${host} is in use by another program; choose one with --port, or 0 for any free one`,
    EACCES: `this user may not listen on port ${port}; choose one above 1023 with --port`,
    EADDRNOTAVAIL: `this machine has no address ${host}; choose one with --host`,
  };
  const message = reasons[String(code)];
  return message === undefined ? undefined : new Fault(cliErrors.cannotListen, { message, cause: error });
}

async function closeInTime(context: CommandContext, platform: Platform): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DRAIN_MAX_MS);
  });
  const outcome = await Promise.race([platform.close().then(() => 'closed' as const), late]);
  clearTimeout(timer);
  if (outcome === 'closed') return exitCodes.done;
  context.log.error(
    { waitedMs: DRAIN_MAX_MS },
    'did not drain in time; the rest is processed at the next start',
  );
  return exitCodes.failed;
}

async function announce(
  context: CommandContext,
  config: Config,
  { client, url }: Running,
  more: Announcement = { lines: [], values: {} },
): Promise<void> {
  const consoleUrl = config.publicUrl ?? url;
  const setupToken = await issueSetupToken(client);
  const setupLink = setupToken === undefined ? null : setupUrl(consoleUrl, setupToken);
  const lines = [
    `Bartizan is running at ${consoleUrl}`,
    `Data is kept in ${config.dataDir}`,
    ...(setupLink === null ? [] : [`Create the owner's account with this one-time link: ${setupLink}`]),
    ...more.lines,
  ];
  const values = {
    url,
    consoleUrl,
    dataDir: config.dataDir,
    setupUrl: setupLink,
    pid: process.pid,
    ...more.values,
  };
  context.output.result(values, lines.join('\n'));
}
