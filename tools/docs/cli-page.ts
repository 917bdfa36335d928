import table from '../../src/cli/commands.json' with { type: 'json' };

const INTRODUCTION = `# The command line

<!-- Written by \`npm run docs\` from src/cli/commands.json. Change it there. -->

\`bin/bartizan\` works on a fresh checkout: it installs what is missing, fetches Node 24 from the npm registry when yours is
older, builds the console when a command needs it, and then runs the command. \`bartizan --help\` and
\`bartizan COMMAND --help\` need none of that and answer at once.

**With the server or without.** Every command works in both cases and does the same. When a server runs on the data folder,
the command speaks to it; otherwise it does the work itself and ends. Which of the two is decided by the folder's lock, not
by a guess. A command on the machine of the data folder needs no token: whoever can read the folder owns it.

**For scripts.** Data goes to standard output, everything else to standard error. With \`--json\` the result is one JSON
document, and so is an error, on standard error: \`{"error":{"code":"…","message":"…"}}\`. These spellings and the exit codes
are kept stable.
`;

/** The page that lists every command. */
export function cliPage(): string {
  return [INTRODUCTION, exitCodes(), everyCommand(), '## Commands', '', ...table.commands.map(command)].join(
    '\n',
  );
}

function exitCodes(): string {
  const rows = table.exitCodes.map((exit) => `| ${exit.code} | ${exit.meaning} |`);
  return ['## Exit codes', '', '| code | meaning |', '|---|---|', ...rows, ''].join('\n');
}

function everyCommand(): string {
  return [
    '## Options of every command',
    '',
    ...optionTable(table.globalOptions),
    'Options come after the command.',
    '',
  ].join('\n');
}

function command(spec: (typeof table.commands)[number]): string {
  const operands = spec.arguments.map((argument) => {
    const name = `${argument.name.toUpperCase()}${'variadic' in argument && argument.variadic ? '…' : ''}`;
    return argument.required ? name : `[${name}]`;
  });
  const lines = spec.arguments.map((argument) => `- \`${argument.name.toUpperCase()}\`: ${argument.help}`);
  return [
    `### bartizan ${[spec.name, ...operands].join(' ')}`,
    '',
    `${spec.summary}.`,
    '',
    ...(lines.length === 0 ? [] : [...lines, '']),
    ...optionTable(spec.options),
    ...ownExitCodes(spec),
    '```sh',
    ...spec.examples,
    '```',
    '',
  ].join('\n');
}

/** Exit codes of a command that means something else by them than the others. */
function ownExitCodes(spec: (typeof table.commands)[number]): readonly string[] {
  if (!('exitCodes' in spec) || spec.exitCodes === undefined) return [];
  const rows = spec.exitCodes.map((exit) => `| ${exit.code} | ${exit.meaning} |`);
  return ['| exit code | meaning |', '|---|---|', ...rows, ''];
}

function optionTable(
  options: readonly { readonly flags: string; readonly help: string; readonly required?: boolean }[],
): readonly string[] {
  if (options.length === 0) return [];
  const rows = options.map(
    (option) =>
      `| \`${option.flags}\` | ${option.help.replaceAll('|', '\\|')}${option.required === true ? ' (required)' : ''} |`,
  );
  return ['| option | meaning |', '|---|---|', ...rows, ''];
}
