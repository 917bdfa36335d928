import { type CommandInput, textOption } from './command.ts';
import { splitList } from './split-list.ts';

/** A comma-separated option as the member of a request's body that has its name; empty when it is not given. */
export function listOption(
  input: CommandInput,
  name: 'models' | 'upstreams',
): Readonly<Record<string, readonly string[]>> {
  const text = textOption(input, name);
  return text === undefined ? {} : { [name]: splitList(text) };
}
