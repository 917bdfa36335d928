import type { MessagePort } from 'node:worker_threads';
import type { Store } from './ports/index.ts';

/** What another thread needs to use the same store. Transfer `ports` with it: `postMessage(handle, handle.ports)`. */
export type StoreHandle =
  | {
      readonly kind: 'sqlite';
      readonly dataDir: string;
      readonly journalPort: MessagePort;
      readonly eventsPort: MessagePort;
      readonly segmentsPort: MessagePort;
      readonly ports: readonly MessagePort[];
    }
  | {
      readonly kind: 'postgres';
      readonly dataDir: string;
      readonly databaseUrl: string;
      readonly ports: readonly MessagePort[];
    };

/** A store that other threads can attach to. */
export interface SharedStore extends Store {
  /** A new handle for one thread; close what it attached before this store. */
  share(): StoreHandle;
}
