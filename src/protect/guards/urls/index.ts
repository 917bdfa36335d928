export { createExfiltrationGuard, EXFILTRATION_GUARD } from './exfiltration-guard.ts';
export { createUnsafeUrlGuard, UNSAFE_URL_GUARD } from './unsafe-url-guard.ts';
