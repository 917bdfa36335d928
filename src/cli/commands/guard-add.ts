import { readFile } from 'node:fs/promises';
import { customGuardSchema } from '../../contracts/custom-guard.ts';
import { Fault } from '../../kernel/fault.ts';
import {
  type Command,
  type CommandContext,
  type CommandInput,
  countOption,
  textOption,
  usage,
} from '../command.ts';
import { cliErrors } from '../errors.ts';
import { readShortText } from '../read-secret.ts';
import { splitList } from '../split-list.ts';

const TIMEOUT_MS_MAX = 30_000;
const types = { words: 'words', pattern: 'regex', hook: 'http', module: 'module' } as const;
type Kind = keyof typeof types;

/** Adds or replaces a guard of one's own; the server lets it prove itself before it keeps it. */
export const guardAdd: Command = async (input, context) => {
  const guard = await readGuard(input, context);
  const client = await context.openClient();
  const answer = await client.request('PUT', `/api/custom-guards/${encodeURIComponent(guard.name)}`, guard);
  context.output.result(answer, `Guard ${guard.name} told its probes apart; policies can name it.`);
  return undefined;
};

async function readGuard(input: CommandInput, context: CommandContext) {
  const [kind = '', name] = input.operands;
  if (!Object.hasOwn(types, kind))
    throw usage(`KIND is words, pattern, hook or module, not ${JSON.stringify(kind)}`);
  const directions = textOption(input, 'directions');
  const parsed = customGuardSchema.safeParse({
    name,
    type: types[kind as Kind],
    directions: directions === undefined ? undefined : splitList(directions),
    replacement: textOption(input, 'replacement'),
    ...(await readers[kind as Kind](input, context)),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw usage(`${issue?.path.join('.') || 'the guard'}: ${issue?.message ?? 'cannot be used'}`);
}

const readers: Readonly<
  Record<Kind, (input: CommandInput, context: CommandContext) => Promise<object> | object>
> = {
  words: async (input) => {
    const file = textOption(input, 'file');
    const words = splitList(textOption(input, 'words') ?? '');
    return { words: file === undefined ? words : [...words, ...(await readLines(file))] };
  },
  pattern: (input) => ({
    patterns: [
      { id: input.operands[1], pattern: textOption(input, 'pattern'), example: textOption(input, 'bad') },
    ],
  }),
  hook: async (input, context) => {
    const secretFile = textOption(input, 'secretFile');
    if (secretFile === undefined)
      throw usage('--secret-file: a file with the key that signs requests, or - for standard input');
    return {
      url: textOption(input, 'url'),
      secret: (await readShortText(secretFile, context.stdin)).trim(),
      probes: { bad: given(input, 'bad'), good: given(input, 'good') },
      timeoutMs: timeoutOf(input),
    };
  },
  module: (input) => ({ path: textOption(input, 'path'), timeoutMs: timeoutOf(input) }),
};

function given(input: CommandInput, name: string): string[] {
  const text = textOption(input, name);
  return text === undefined ? [] : [text];
}

function timeoutOf(input: CommandInput): number | undefined {
  if (textOption(input, 'timeoutMs') === undefined) return undefined;
  return countOption(input, 'timeoutMs', 0, TIMEOUT_MS_MAX);
}

async function readLines(path: string): Promise<string[]> {
  try {
    const text = await readFile(path, 'utf8');
    return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  } catch (cause) {
    throw new Fault(cliErrors.fileUnreadable, { message: `${path} cannot be read`, cause });
  }
}
