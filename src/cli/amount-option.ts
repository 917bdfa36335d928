import { type CommandInput, textOption, usage } from './command.ts';

/** @throws Fault `cli/usage` when the option is not a number from 0 to the largest */
export function amountOption(input: CommandInput, name: string, max: number): number | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= max) return value;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw usage(`--${flag} must be a number from 0 to ${max}, but is ${JSON.stringify(text)}`);
}
