export { type Accept, type AcceptDeps, type Accepted, type AcceptRequest, createAccept } from './accept.ts';
export { acceptFaults } from './errors.ts';
export { splitJsonInPlace } from './json-splitter.ts';
export { LineBatcher } from './line-batcher.ts';
