import { mkdir } from 'node:fs/promises';
import type { Platform, PlatformOptions } from '../cli/platform-port.ts';
import type { Config } from '../kernel/config.ts';
import { incidentPolicy } from '../pipeline/incident-policy.ts';
import { openStore } from '../storage/index.ts';

/**
 * Builds the whole of Bartizan in this process; `listen` opens the doors and starts its pipeline. All the code is loaded
 * while the store opens its files in threads of its own, so that a start waits for the slower of the two, not for both.
 */
export async function createPlatform(config: Config, options: PlatformOptions): Promise<Platform> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const { url } = config.database;
  const opening = openStore({
    dataDir: config.dataDir,
    incidentPolicy,
    ...(url === undefined ? {} : { databaseUrl: url }),
  });
  const [opened, loaded] = await Promise.allSettled([opening, import('./bartizan-platform.ts')]);
  if (opened.status === 'rejected') throw opened.reason;
  const store = opened.value;
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    return await loaded.value.BartizanPlatform.build(config, options, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}
