import { z } from 'zod';
import type { Config } from '../kernel/config.ts';
import { DataLock } from '../kernel/data-lock.ts';
import { Fault } from '../kernel/fault.ts';
import { createApiClient } from './api-client.ts';
import type { CommandContext } from './command.ts';
import { cliErrors } from './errors.ts';
import { exitCodes } from './exit-code.ts';
import { createInjectTransport } from './inject-transport.ts';
import { newLocalSecret } from './open-client.ts';
import type { Platform } from './platform-port.ts';
import { removeServerFile, writeServerFile } from './server-file.ts';

/** A server that was killed a moment ago may not quite be gone; a living one is still refused fast. */
const LOCK_WAIT_MS = 1_500;
const DRAIN_MAX_MS = 10_000;

const setupLinkSchema = z.looseObject({ url: z.string().nullable() });

export interface ServeHooks {
  /** Called when the server answers, before it is announced. */
  readonly onListening?: (
    platform: Platform,
    url: string,
    localSecret: string,
    stop: AbortSignal,
  ) => Promise<void>;
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
    try {
      const { url } = await listen(platform, config);
      writeServerFile(config.dataDir, { pid: process.pid, url, secret: localSecret });
      await hooks.onListening?.(platform, url, localSecret, shutdown.signal);
      await announce(context, config, platform, url, localSecret);
      await shutdown.requested;
      context.log.info('stopping: what was accepted is being processed');
    } finally {
      removeServerFile(config.dataDir);
    }
    return await closeInTime(context, platform);
  } finally {
    lock.release();
  }
}

async function listen(platform: Platform, config: Config): Promise<{ readonly url: string }> {
  try {
    return await platform.listen();
  } catch (error) {
    await platform.close();
    throw listenFault(error, config) ?? error;
  }
}

/** Of all reasons not to listen these two are everybody's; the operating system's words for them help nobody. */
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
  platform: Platform,
  url: string,
  localSecret: string,
): Promise<void> {
  const client = createApiClient(createInjectTransport(platform, localSecret, () => undefined));
  const consoleUrl = config.publicUrl ?? url;
  const setupUrl = setupLinkSchema.parse(await client.request('POST', '/api/setup/link')).url;
  const lines = [
    `Bartizan is running at ${consoleUrl}`,
    `Data is kept in ${config.dataDir}`,
    ...(setupUrl === null ? [] : [`Create the owner's account with this one-time link: ${setupUrl}`]),
  ];
  context.output.result(
    { url, consoleUrl, dataDir: config.dataDir, setupUrl, pid: process.pid },
    lines.join('\n'),
  );
}
