export { attachStore, openStore } from './open-store.ts';
export * from './ports/index.ts';
export type { SharedStore, StoreHandle } from './store-handle.ts';
