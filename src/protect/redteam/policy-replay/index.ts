export type { ReplayCall, ReplayJudge, ReplayReason, ReplayVerdict } from './call.ts';
export { parseCall, type UnreadableLine } from './parse-call.ts';
export { type ReplayReport, replayPolicy } from './replay-policy.ts';
export { replayReportText } from './text.ts';
