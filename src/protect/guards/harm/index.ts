export { createHarmGuard, HARM_GUARD } from './harm-guard.ts';
export type { HarmModel } from './harm-model.ts';
export { parseHarmModel } from './harm-model.ts';
export { loadHarmModel } from './load-harm-model.ts';
