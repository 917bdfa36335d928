import { mkdirSync } from 'node:fs';
import type { StoreOptions } from '../ports/index.ts';
import type { SealedStore } from '../sealed-store.ts';
import type { SharedStore } from '../store-handle.ts';
import { sqliteFiles } from './sqlite-files.ts';
import { StoreThreads } from './store-threads.ts';

/**
 * Opens the embedded store: four threads, so that neither an fsync nor a search ever blocks the caller's, nor one the
 * other. The journal's appends, the control plane, the writing of segments and the search over them.
 *
 * @throws Fault that names the file when one is damaged, locked, not writable or of a newer version
 */
export async function openSqliteStore(options: StoreOptions, sealed: SealedStore): Promise<SharedStore> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const threads = new StoreThreads(sqliteFiles(options.dataDir));
  try {
    // The query builder is loaded while the threads start: a start waits for the slower of the two, not for both.
    const { sharedSqliteStore } = await import('./shared-sqlite-store.ts');
    return await sharedSqliteStore(threads, options, sealed);
  } catch (error) {
    await threads.close();
    throw error;
  }
}
