import { CommanderError, Command as Parser } from 'commander';
import { usage } from './command.ts';
import { type CommandSpec, commandSpecs, globalOptions, type OptionSpec } from './command-table.ts';

export interface ParsedArguments {
  readonly spec: CommandSpec;
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/**
 * Reads the command line by the command table. Help never comes here: the launcher has answered it.
 *
 * @throws Fault `cli/usage`
 */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const spec = findSpec(argv);
  if (spec === undefined) throw usage(`no command ${JSON.stringify(argv.slice(0, 2).join(' '))}`);
  const parser = new Parser(spec.name)
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  // Options that begin with a dash are values when they stand behind an option that takes one.
  for (const option of [...spec.options, ...globalOptions]) addOption(parser, option);
  for (const argument of spec.arguments) {
    const name = `${argument.name}${argument.variadic === true ? '...' : ''}`;
    parser.argument(argument.required ? `<${name}>` : `[${name}]`, argument.help);
  }
  try {
    parser.parse(argv.slice(spec.name.split(' ').length), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw usage(error.message.replace(/^error: /, ''));
    throw error;
  }
  return { spec, operands: parser.args, options: parser.opts() };
}

/** The command that the arguments begin with. */
export function findSpec(argv: readonly string[]): CommandSpec | undefined {
  const two = argv.slice(0, 2).join(' ');
  return commandSpecs.find((spec) => spec.name === two) ?? commandSpecs.find((spec) => spec.name === argv[0]);
}

function addOption(parser: Parser, option: OptionSpec): void {
  if (option.required === true) parser.requiredOption(option.flags, option.help);
  else parser.option(option.flags, option.help);
}
