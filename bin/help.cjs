// Answers `--help`, `--version` and misspelt commands from the command table alone, on whatever Node is there: nothing is
// installed, started or imported for it, which keeps it well under the bar of 150 ms.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const table = require('../src/cli/commands.json');

const WIDTH = 100;

/**
 * @param {readonly string[]} argv arguments after the program's name
 * @returns {{ text: string, exitCode: number } | { command: object }} what to print, or the command that is to run
 */
function answer(argv) {
  const [first] = argv;
  if (first === undefined) return { text: overview(), exitCode: 2 };
  if (first === '--version' || first === '-V') return { text: `${version()}\n`, exitCode: 0 };
  if (first === 'help')
    return argv.length === 1 ? { text: overview(), exitCode: 0 } : answer([...argv.slice(1), '--help']);
  if (isHelp(first)) return { text: overview(), exitCode: 0 };
  const command = findCommand(argv);
  const wantsHelp = asksForHelp(argv);
  if (command) return wantsHelp ? { text: commandHelp(command), exitCode: 0 } : { command };
  const group = table.commands.filter((candidate) => candidate.name.startsWith(`${first} `));
  if (group.length === 0)
    return unknown(
      first,
      table.commands.map((candidate) => candidate.name.split(' ')[0]),
    );
  if (wantsHelp || argv.length === 1) return { text: groupHelp(first, group), exitCode: wantsHelp ? 0 : 2 };
  return unknown(
    `${first} ${argv[1]}`,
    group.map((candidate) => candidate.name),
  );
}

/** The command whose words the arguments begin with. */
function findCommand(argv) {
  const two = argv.slice(0, 2).join(' ');
  return (
    table.commands.find((command) => command.name === two) ??
    table.commands.find((command) => command.name === argv[0])
  );
}

function isHelp(argument) {
  return argument === '--help' || argument === '-h';
}

/** After `--` everything is an operand, also `--help`. */
function asksForHelp(argv) {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).some(isHelp);
}

function overview() {
  const rows = table.commands.map((command) => [command.name, command.summary]);
  return [
    table.about,
    '',
    'Usage: bartizan COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...columns(rows),
    '',
    'Options of every command:',
    ...columns([
      ...table.globalOptions.map((option) => [option.flags, option.help]),
      ['--help', 'explain a command'],
    ]),
    '',
    'Every setting also has an environment variable and a place in the configuration file: docs/guides/configuration.md',
    '',
  ].join('\n');
}

function groupHelp(name, commands) {
  const rows = commands.map((command) => [command.name, command.summary]);
  return [`Usage: bartizan ${name} COMMAND [OPTIONS]`, '', 'Commands:', ...columns(rows), ''].join('\n');
}

function commandHelp(command) {
  const operands = command.arguments.map(operandText).join(' ');
  const options = command.options.map((option) => [
    option.flags,
    option.required ? `${option.help} (required)` : option.help,
  ]);
  const section = (title, rows) => (rows.length === 0 ? [] : ['', title, ...columns(rows)]);
  return [
    `Usage: bartizan ${[command.name, operands, '[OPTIONS]'].filter(Boolean).join(' ')}`,
    '',
    `${command.summary}.`,
    ...section(
      'Arguments:',
      command.arguments.map((argument) => [argument.name.toUpperCase(), argument.help]),
    ),
    ...section('Options:', options),
    ...section(
      'Options of every command:',
      table.globalOptions.map((option) => [option.flags, option.help]),
    ),
    ...section(
      'Exit codes:',
      (command.exitCodes ?? table.exitCodes).map((exit) => [String(exit.code), exit.meaning]),
    ),
    '',
    command.examples.length === 1 ? 'Example:' : 'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function operandText(argument) {
  const name = `${argument.name.toUpperCase()}${argument.variadic ? '…' : ''}`;
  return argument.required ? name : `[${name}]`;
}

/** Two columns, the second wrapped to the terminal. */
function columns(rows) {
  const first = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) => {
    const [head, ...tail] = wrap(text, WIDTH - first - 4);
    return [`  ${name.padEnd(first)}  ${head}`, ...tail.map((line) => `${' '.repeat(first + 4)}${line}`)];
  });
}

function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function unknown(written, names) {
  const close = [...new Set(names)].find((name) => isClose(written, name));
  const hint = close ? ` Did you mean "${close}"?` : '';
  const shown = JSON.stringify(written.slice(0, 80));
  const what = written.startsWith('-')
    ? `options come after the command: ${shown}`
    : `no command ${shown}.${hint}`;
  return { text: `bartizan: ${what}\nSee bartizan --help.\n`, exitCode: 2 };
}

/** One slip of the finger apart: a letter more, less, wrong, or two swapped. */
function isClose(a, b) {
  if (b.startsWith(a) && a.length >= 3) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (
    [
      [1, 1],
      [1, 0],
      [0, 1],
    ].some(([x, y]) => a.slice(i + x) === b.slice(i + y)) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
  );
}

function version() {
  return JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).version;
}

module.exports = { answer };
