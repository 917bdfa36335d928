export type * from './event-log.ts';
export { chunkBytesMax, linesPerChunkMax } from './event-log.ts';
export type * from './findings.ts';
export type * from './hunt.ts';
export type * from './identities.ts';
export type * from './incident-policy.ts';
export type * from './operations.ts';
export type * from './pipeline-state.ts';
export type * from './store.ts';
