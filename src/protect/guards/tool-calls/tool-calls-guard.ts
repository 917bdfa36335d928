import type { Guard, GuardCall, GuardContext, GuardReason } from '../../../contracts/guard.ts';
import { CallJudge } from './judge-call.ts';
import { type FoundCall, toolCallsIn } from './tool-calls-in.ts';
import { toolCallsProbes } from './tool-calls-probes.ts';

export const TOOL_CALLS_GUARD = 'tool-calls';

/**
 * Judges the tool calls of answers against their request: tools that nobody declared, arguments that break their schema,
 * and values that decide something but stand nowhere in the conversation. Needs {@link GuardCall}. Rules of who may call
 * what are the tool policy's.
 */
export function createToolCallsGuard(): Guard {
  const judges = new WeakMap<GuardCall, CallJudge>();
  const judgeFor = (call: GuardCall): CallJudge => {
    const judge = judges.get(call) ?? new CallJudge(call);
    judges.set(call, judge);
    return judge;
  };
  const reasonsFor = (found: FoundCall, { call }: GuardContext): GuardReason[] =>
    call === undefined
      ? []
      : judgeFor(call)
          .judge(found)
          .map((finding) => ({ guard: TOOL_CALLS_GUARD, spans: [], ...finding }));
  return {
    name: TOOL_CALLS_GUARD,
    version: '1',
    directions: ['output'],
    holdBackMax: 0,
    probes: toolCallsProbes,
    inspect: ({ body }, context) => {
      const calls = context.call === undefined ? [] : toolCallsIn(body);
      const reasons = calls.flatMap((found) => reasonsFor(found, context));
      return { guard: TOOL_CALLS_GUARD, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
    },
    // In a stream the calls come to `inspectCall`, put together.
    follow: () => ({ push: () => [], end: () => [] }),
    inspectCall: ({ name, arguments: args }, path, context) =>
      reasonsFor({ name, arguments: args, path }, context),
  };
}
