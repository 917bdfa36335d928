export { stricter } from './actions.ts';
export { type Chain, type ChainOptions, type ChainVerdict, createChain, GUARD_ERROR_RULE } from './chain.ts';
export { createInsecureCodeGuard, INSECURE_CODE_GUARD } from './code/index.ts';
export { createDefaultGuards, loadDefaultGuards } from './create-default-guards.ts';
export {
  createHttpGuard,
  createModuleGuard,
  createQuickGuard,
  isQuick,
  type PostHook,
  settleGuards,
} from './custom/index.ts';
export { defaultPolicy } from './default-policy.ts';
export { createHarmGuard, HARM_GUARD, type HarmModel, loadHarmModel, parseHarmModel } from './harm/index.ts';
export { withImpliedGuards } from './implied-guards.ts';
export { createInjectionGuard, INJECTION_GUARD } from './injection/injection-guard.ts';
export { loadInjectionModel } from './injection/load-injection-model.ts';
export type { InjectionModel } from './injection/model.ts';
export { parseInjectionModel } from './injection/weights-file.ts';
export type { CallVerdict } from './inspect-call.ts';
export {
  CANARY_BYTES,
  CANARY_GUARD,
  createCanary,
  createCanaryGuard,
  createLeakageGuard,
  LEAKAGE_GUARD,
  withCanary,
} from './leakage/index.ts';
export type { GuardOptions } from './library/create-guard.ts';
export { createGuard } from './library/create-node-guard.ts';
export { GuardBlockedError } from './library/guard-blocked-error.ts';
export type { MessagesVerdict, TextGuard, TextOptions, TextVerdict } from './library/text-guard.ts';
export { findPersonalData } from './pii/find-personal-data.ts';
export { loadNameModel } from './pii/names/load-name-model.ts';
export { type NameModel, parseNameModel } from './pii/names/name-model.ts';
export { createNamesGuard, NAMES_GUARD } from './pii/names-guard.ts';
export { createPiiGuard, PII_GUARD } from './pii/pii-guard.ts';
export type { PiiMatch } from './pii/recogniser.ts';
export { applyReplacements, redactSegments, replacementsAt } from './redaction.ts';
export { ANSWER_SCHEMA_GUARD, createAnswerSchemaGuard } from './schema/index.ts';
export { entropy as entropyOf } from './secrets/entropy.ts';
export { findByConfig } from './secrets/find-by-config.ts';
export { parseGitleaksConfig, type RuleConfig } from './secrets/gitleaks-config.ts';
export { secretRuleIds } from './secrets/rules.ts';
export { findSecrets, type SecretMatch } from './secrets/scan-secrets.ts';
export { createSecretsGuard, SECRETS_GUARD } from './secrets/secrets-guard.ts';
export { type SelfTestOutcome, selfTest } from './self-test.ts';
export type { ProseSkippingGuard } from './skips-prose.ts';
export {
  createStreamInspector,
  type StreamInspector,
  type StreamOptions,
  type StreamStep,
} from './stream.ts';
export { createToolCallsGuard, TOOL_CALLS_GUARD } from './tool-calls/index.ts';
export {
  createExfiltrationGuard,
  createUnsafeUrlGuard,
  EXFILTRATION_GUARD,
  UNSAFE_URL_GUARD,
} from './urls/index.ts';
export {
  createRestorer,
  createVault,
  createVaultRegistry,
  hashedValue,
  openVault,
  PLACEHOLDER_MAX,
  type Restorer,
  restoreText,
  sealVault,
  type Tokenised,
  tokeniseSegments,
  tokeniseText,
  type Vault,
  type VaultRegistry,
} from './vault/index.ts';
