export { CANARY_BYTES, createCanary, withCanary } from './canary.ts';
export { CANARY_GUARD, createCanaryGuard } from './canary-guard.ts';
export { createLeakageGuard, LEAKAGE_GUARD } from './leakage-guard.ts';
