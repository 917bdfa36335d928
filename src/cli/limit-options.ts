import type { CallLimits } from '../contracts/call-limits.ts';
import { type CommandInput, countOption, textOption } from './command.ts';

const bounds = {
  requestsPerMinute: 1_000_000,
  tokensPerMinute: 1_000_000_000,
  concurrentCalls: 10_000,
} as const;

/** What `--requests-per-minute` and its like say; undefined when none is given. */
export function limitOptions(input: CommandInput): CallLimits | undefined {
  const given = Object.entries(bounds).flatMap(([name, max]) =>
    textOption(input, name) === undefined ? [] : [[name, countOption(input, name, 0, max)] as const],
  );
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** Limits in a cell of a table. */
export function limitText(limits: CallLimits | undefined): string {
  const { requestsPerMinute, tokensPerMinute, concurrentCalls } = limits ?? {};
  const parts = [
    requestsPerMinute === undefined ? [] : [`${requestsPerMinute} requests/min`],
    tokensPerMinute === undefined ? [] : [`${tokensPerMinute} tokens/min`],
    concurrentCalls === undefined ? [] : [`${concurrentCalls} at once`],
  ].flat();
  return parts.length === 0 ? '-' : parts.join(', ');
}
