import { GuardBlock } from '../guard-block.ts';
import type { ChainReason, ChainVerdict } from '../ports.ts';
import type { PlacedToolCall } from './tool-calls.ts';
import type { ToolJudge } from './tool-outcome.ts';

/** Name under which the tool policy's reasons stand in events and errors. */
export const TOOL_POLICY = 'tool-policy';

/**
 * Judges the tool calls of one answer, each once, and tells what was said of those that are not simply allowed.
 */
export class ToolGate {
  readonly #onVerdict: (verdict: ChainVerdict) => void;
  readonly #judge: ToolJudge;
  readonly #enforces: boolean;
  readonly #judged = new Set<string>();

  /** @param enforces false to note only what would have been stopped */
  constructor(onVerdict: (verdict: ChainVerdict) => void, judge: ToolJudge, enforces: boolean) {
    this.#onVerdict = onVerdict;
    this.#judge = judge;
    this.#enforces = enforces;
  }

  /** @throws GuardBlock when the call must not reach the caller */
  judge({ call, path }: PlacedToolCall): void {
    // A stream tells the same call again when it is complete.
    const key = JSON.stringify([call.id ?? path, call.name, call.arguments]);
    if (this.#judged.has(key)) return;
    this.#judged.add(key);
    const { decision, rule, explanation, told } = this.#judge(call);
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
    this.#onVerdict({ action, score: reason.score, reasons: [reason], redactions: [] });
    if (action === 'block') throw new GuardBlock(reason, 'output', { told });
  }
}
