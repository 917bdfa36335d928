import type { ToolCall, ToolDecisionKind } from '../../../contracts/tool-call.ts';
import type { Exchange } from '../exchange.ts';
import { GuardBlock } from '../guard-block.ts';
import type { ChainReason } from '../ports.ts';
import type { PlacedToolCall } from './tool-calls.ts';

/** What the tool policy says of one call. */
export interface ToolOutcome {
  readonly decision: ToolDecisionKind;
  readonly rule: string;
  /** Names arguments and where their values came from; quotes no content. */
  readonly explanation: string;
}

/** The tool policy of one request, ready to judge the calls of its answer. */
export type ToolJudge = (call: ToolCall) => ToolOutcome;

/** Name under which the tool policy's reasons stand in events and errors. */
export const TOOL_POLICY = 'tool-policy';

/**
 * Judges the tool calls of one answer, each once, and writes what was said into the call's event.
 */
export class ToolGate {
  readonly #exchange: Exchange;
  readonly #judge: ToolJudge;
  readonly #enforces: boolean;
  readonly #judged = new Set<string>();

  /** @param enforces false to note only what would have been stopped */
  constructor(exchange: Exchange, judge: ToolJudge, enforces: boolean) {
    this.#exchange = exchange;
    this.#judge = judge;
    this.#enforces = enforces;
  }

  /** @throws GuardBlock when the call must not reach the caller */
  judge({ call, path }: PlacedToolCall): void {
    // A stream tells the same call again when it is complete.
    const key = JSON.stringify([call.id ?? path, call.name, call.arguments]);
    if (this.#judged.has(key)) return;
    this.#judged.add(key);
    const { decision, rule, explanation } = this.#judge(call);
    if (decision === 'allow') return;
    const action = this.#enforces ? 'block' : 'flag';
    const reason: ChainReason = {
      guard: TOOL_POLICY,
      rule,
      action,
      score: decision === 'deny' ? 1 : 0.75,
      spans: [{ path, start: 0, end: 0 }],
      explanation,
    };
    this.#exchange.addVerdict({ action, score: reason.score, reasons: [reason], redactions: [] }, 'output');
    if (action === 'block') throw new GuardBlock(reason, 'output');
  }
}
