export type { ReplayCall, ReplayJudge } from './call.ts';
export { parseCall } from './parse-call.ts';
export { type ReplayReport, replayPolicy } from './replay-policy.ts';
export { replayReportText } from './text.ts';
