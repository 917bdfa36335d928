export {
  createExfiltrationGuard,
  EXFILTRATION_GUARD,
  type ExfiltrationOptions,
  exfiltrationOptionsSchema,
  REMOVED_URL,
} from './exfiltration-guard.ts';
export {
  createUnsafeUrlGuard,
  UNSAFE_URL_GUARD,
  type UnsafeUrlOptions,
  unsafeUrlOptionsSchema,
} from './unsafe-url-guard.ts';
