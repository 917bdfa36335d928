import type { Exchange } from '../exchange.ts';
import { blockingReason, GuardBlock } from '../guard-block.ts';
import type { PlacedToolCall } from './tool-calls.ts';

/**
 * What judges the tool calls of a streamed answer once they are complete: the tool policy, and guards that look at calls.
 * Calls of plain answers are in the body that the guards see.
 */
export function streamedCallJudge(exchange: Exchange): ((call: PlacedToolCall) => void) | undefined {
  const { toolGate } = exchange;
  const inspectCall = exchange.route?.chain.inspectCall;
  if (inspectCall === undefined) return toolGate && ((call) => toolGate.judge(call));
  const judged = new Set<string>();
  return (placed) => {
    toolGate?.judge(placed);
    const { call, path } = placed;
    // A stream tells the same call again when it is complete.
    const key = JSON.stringify([call.id ?? path, call.name, call.arguments]);
    if (judged.has(key)) return;
    judged.add(key);
    const verdict = inspectCall(call, path, exchange.guardCall);
    if (verdict.reasons.length === 0 && verdict.action === 'allow') return;
    exchange.addVerdict(verdict, 'output');
    if (verdict.action === 'block') throw new GuardBlock(blockingReason(verdict.reasons), 'output');
  };
}
