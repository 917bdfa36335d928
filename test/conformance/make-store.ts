import { rmSync } from 'node:fs';
import { openStore, type SharedStore } from '../../src/storage/index.ts';
import { MemorySealedStore } from './memory-sealed-store.ts';
import { type StoreUnderTest, testPolicy } from './target.ts';
import { temporaryDir } from './temporary-dir.ts';

/** A store on a new data folder, with sealed days in memory. */
export async function makeStore(databaseUrl?: string): Promise<StoreUnderTest> {
  const dataDir = temporaryDir('store');
  const sealed = new MemorySealedStore();
  const url = databaseUrl === undefined ? {} : { databaseUrl };
  const open = () => openStore({ dataDir, incidentPolicy: testPolicy, ...url }, sealed);
  let store: SharedStore = await open();
  return {
    get store() {
      return store;
    },
    sealed,
    reopen: async () => {
      await store.close();
      store = await open();
    },
    dispose: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
