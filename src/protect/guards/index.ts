export { stricter } from './actions.ts';
export { type Chain, type ChainOptions, type ChainVerdict, createChain, GUARD_ERROR_RULE } from './chain.ts';
export { createDefaultGuards, loadDefaultGuards } from './create-default-guards.ts';
export { defaultPolicy } from './default-policy.ts';
export { createInjectionGuard, INJECTION_GUARD } from './injection/injection-guard.ts';
export { loadInjectionModel } from './injection/load-injection-model.ts';
export { type InjectionModel, parseInjectionModel } from './injection/model.ts';
export { createPiiGuard, PII_GUARD } from './pii/pii-guard.ts';
export { applyReplacements, redactSegments } from './redaction.ts';
export { createSecretsGuard, SECRETS_GUARD } from './secrets/secrets-guard.ts';
export { type SelfTestOutcome, selfTest } from './self-test.ts';
export type { ProseSkippingGuard } from './skips-prose.ts';
export {
  createStreamInspector,
  type StreamInspector,
  type StreamOptions,
  type StreamStep,
} from './stream.ts';
