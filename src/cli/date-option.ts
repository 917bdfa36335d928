import { type CommandInput, textOption, usage } from './command.ts';

/** @throws Fault `cli/usage` when the option is not a day or a time; without a zone it is UTC */
export function dateOption(input: CommandInput, name: string): number | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const timeMs = Date.parse(isDay ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(timeMs) || timeMs < 0)
    throw usage(`--${name} must be a day such as 2026-05-01, but is ${JSON.stringify(text)}`);
  return timeMs;
}
