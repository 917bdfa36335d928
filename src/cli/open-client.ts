import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../kernel/config.ts';
import { DataLock, inUse, lockHolder } from '../kernel/data-lock.ts';
import type { Logger } from '../kernel/log.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { createHttpTransport } from './http-transport.ts';
import { createInjectTransport } from './inject-transport.ts';
import type { PlatformFactory } from './platform-port.ts';
import { readServerFile } from './server-file.ts';

/** A server that starts, or another command on the same folder, gets this long before it counts as stuck. */
const WAIT_MS = 15_000;
const POLL_MS = 50;

export interface OpenClientOptions {
  readonly config: Config;
  readonly createPlatform: PlatformFactory;
  readonly log: Logger;
  readonly waitMs?: number;
}

/**
 * The API, whether a server runs or not. The data folder's lock is the truth about that: whoever gets it is alone and
 * boots the platform here; whoever does not speaks to the holder, so that a secret or a password never goes to a
 * stranger that took over a dead server's port.
 *
 * @throws Fault `data/in-use` when the folder stays in use by something that is no server
 */
export async function openClient(options: OpenClientOptions): Promise<ApiClient> {
  const { dataDir } = options.config;
  const deadlineMs = performance.now() + (options.waitMs ?? WAIT_MS);
  for (;;) {
    const lock = DataLock.tryAcquire(dataDir);
    if (lock !== undefined) return openInProcess(options, lock);
    const server = readServerFile(dataDir);
    if (server !== undefined && server.pid === lockHolder(dataDir))
      return createApiClient(createHttpTransport(server));
    if (performance.now() >= deadlineMs) throw inUse(dataDir);
    await sleep(POLL_MS);
  }
}

async function openInProcess(options: OpenClientOptions, lock: DataLock): Promise<ApiClient> {
  try {
    const localSecret = newLocalSecret();
    const platform = await options.createPlatform(options.config, { localSecret, log: options.log });
    return createApiClient(createInjectTransport(platform, localSecret, () => lock.release()));
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** 256 random bits: nobody guesses it, and it lives as long as the process. */
export function newLocalSecret(): string {
  return randomBytes(32).toString('base64url');
}
