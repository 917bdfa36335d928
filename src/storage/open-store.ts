import { createParquetStore } from './parquet/parquet-store.ts';
import type { Store, StoreOptions } from './ports/index.ts';
import type { SealedStore } from './sealed-store.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { SharedStore, StoreHandle } from './store-handle.ts';

/**
 * Opens the store, after bringing its schema up to date.
 *
 * @param sealed where sealed days live; Parquet under the data folder unless a test says otherwise
 * @throws Fault that names what is damaged, locked, unreachable or of a newer version
 */
export async function openStore(
  options: StoreOptions,
  sealed: SealedStore = createParquetStore(options.dataDir),
): Promise<SharedStore> {
  const { databaseUrl } = options;
  if (databaseUrl === undefined) return openSqliteStore(options, sealed);
  const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
  return openPostgresStore({ ...options, databaseUrl }, sealed);
}

/** Uses a store that another thread has opened, by the handle that its `share()` gave. */
export async function attachStore(
  handle: StoreHandle,
  options: Pick<StoreOptions, 'incidentPolicy'>,
  sealed: SealedStore = createParquetStore(handle.dataDir),
): Promise<Store> {
  if (handle.kind === 'sqlite') {
    const { attachSqliteStore } = await import('./sqlite/attach-sqlite-store.ts');
    return attachSqliteStore(handle, options, sealed);
  }
  const { attachPostgresStore } = await import('./postgres/open-postgres-store.ts');
  return attachPostgresStore({ ...handle, ...options }, sealed);
}
