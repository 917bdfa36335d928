export { createHttpGuard, type PostHook } from './http-guard.ts';
export { createModuleGuard } from './module-guard.ts';
export { createQuickGuard, isQuick } from './quick-guard.ts';
export { settleGuards } from './settle-guards.ts';
