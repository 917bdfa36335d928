export { CANARY_BYTES, createCanary, withCanary } from './canary.ts';
export {
  createLeakageGuard,
  LEAKAGE_GUARD,
  type LeakageOptions,
  leakageOptionsSchema,
} from './leakage-guard.ts';
