export { createToolCallsGuard, TOOL_CALLS_GUARD } from './tool-calls-guard.ts';
