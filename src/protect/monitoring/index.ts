export { AbuseEngine, type AbuseObservation } from './abuse/abuse-engine.ts';
export { type Alarm, explainAlarm, type IdentityKind, identityKinds } from './abuse/alarm.ts';
export type { IdentityWatch } from './abuse/identity-watch.ts';
export type { ObservedCall, ProbeParameters } from './abuse/observed-call.ts';
export { OutputDriftDetector } from './drift/output-drift-detector.ts';
export { sketchAnswer } from './drift/sketch-answer.ts';
export { McpDetector } from './mcp-detector.ts';
export { VerdictDetector } from './verdict-detector.ts';
