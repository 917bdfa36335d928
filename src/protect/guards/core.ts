/** What runs anywhere, a browser included: nothing here uses Node. */
export { type Chain, type ChainVerdict, createChain } from './chain.ts';
export { createDefaultGuards } from './create-default-guards.ts';
export { defaultPolicy } from './default-policy.ts';
export { parseInjectionModel } from './injection/weights-file.ts';
export { createGuard, type GuardOptions } from './library/create-guard.ts';
export { GuardBlockedError } from './library/guard-blocked-error.ts';
export type { MessagesVerdict, TextGuard, TextOptions, TextVerdict } from './library/text-guard.ts';
export { parseNameModel } from './pii/names/name-model.ts';
export { selfTest } from './self-test.ts';
export { createStreamInspector, type StreamInspector } from './stream.ts';
