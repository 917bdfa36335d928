export { buildSuite, PROBES_MAX, type SuiteName, suiteSizes } from './build-suite.ts';
export { caseSchema, casesOf, formatCases, mergeCases, parseCases, probesOf } from './cases.ts';
export { type FamilyId, families, familyIds } from './families.ts';
export {
  parseCall,
  type ReplayCall,
  type ReplayJudge,
  type ReplayReport,
  replayPolicy,
  replayReportText,
} from './policy-replay/index.ts';
export { type Probe, type ToolSpec, toolSpecSchema } from './probe.ts';
export { htmlReport } from './report/html.ts';
export { makeReport, parseReport } from './report/make-report.ts';
export { type Report, reportSchema } from './report/report.ts';
export { sarifReport } from './report/sarif.ts';
export type { ModelPort, RunPorts, WireRequest } from './run/ports.ts';
export { type ProbeResult, resultSchema } from './run/result.ts';
export { runSuite, type StopReason, type SuiteOutcome } from './run/run-suite.ts';
export { inconclusiveShare, percent, type Thresholds } from './stats/verdict.ts';
export type { FailureReason, WireReply } from './wire/answer.ts';
export { type Api, apis, dialectFor } from './wire/dialect.ts';
