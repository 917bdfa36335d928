export { CANARY_BYTES, createCanary, withCanary } from './canary.ts';
export { createLeakageGuard, LEAKAGE_GUARD } from './leakage-guard.ts';
