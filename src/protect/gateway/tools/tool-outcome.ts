import type { ToolCall, ToolDecisionKind } from '../../../contracts/tool-call.ts';

/** What the tool policy says of one call. */
export interface ToolOutcome {
  readonly decision: ToolDecisionKind;
  readonly rule: string;
  /** Names arguments and where their values came from; quotes no content. */
  readonly explanation: string;
  /** For whoever made the call: that somebody was asked, and under which id. Holds no words of the answer. */
  readonly told?: string;
}

/** The tool policy of one request, ready to judge the calls of its answer. */
export type ToolJudge = (call: ToolCall) => ToolOutcome;
