export type { AbuseWatch, WatchedCall, WatchOutcome } from './abuse/abuse-watch.ts';
export { periodEnd, periodStart } from './budgets/period-start.ts';
export type { CanaryMaker } from './canary/plant-canary.ts';
export { ollamaPaths } from './dialects/ollama/ollama-operations.ts';
export { errorBody } from './error-body.ts';
export { asGatewayFault, gatewayFaults } from './errors.ts';
export { Gateway, type GatewayConfiguration, type GatewayStats } from './gateway.ts';
export { GuardBlock } from './guard-block.ts';
export { dialectOf } from './operations.ts';
export { matchesPattern } from './pattern.ts';
export {
  type ChainReason,
  type ChainVerdict,
  defaultLimits,
  type GatewayLimits,
  type GatewayLog,
  type GatewayPorts,
  type GuardChain,
  type Redaction,
  type StreamInspection,
  type StreamStep,
} from './ports.ts';
export { pointedAt, requestSegments } from './request-segments.ts';
export { readStoredCall, type StoredBody, type StoredCall } from './stored-call.ts';
export { TOOL_POLICY } from './tools/tool-gate.ts';
export type { ToolJudge } from './tools/tool-outcome.ts';
export type { GatewayCall, HeaderMap, ReplySink } from './transport.ts';
export { basePathOf, keyHeader } from './upstream-client.ts';
