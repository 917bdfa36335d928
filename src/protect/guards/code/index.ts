export { createInsecureCodeGuard, INSECURE_CODE_GUARD } from './insecure-code-guard.ts';
