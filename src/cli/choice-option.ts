import { type CommandInput, textOption, usage } from './command.ts';

/** @throws Fault `cli/usage` when the option is none of the choices */
export function choiceOption(
  input: CommandInput,
  name: string,
  choices: readonly string[],
): string | undefined {
  const text = textOption(input, name);
  if (text === undefined || choices.includes(text)) return text;
  throw usage(`--${name} must be one of ${choices.join(', ')}, but is ${JSON.stringify(text)}`);
}
