export { createHttpGuard, type PostHook } from './http-guard.ts';
export { createModuleGuard } from './module-guard.ts';
export { createRegexGuard } from './regex-guard.ts';
export { settleGuards } from './settle-guards.ts';
export { createWordsGuard } from './words-guard.ts';
