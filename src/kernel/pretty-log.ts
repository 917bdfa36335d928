import type { DestinationStream } from 'pino';

const COLOURS: Readonly<Record<string, number>> = { debug: 90, info: 36, warn: 33, error: 31, fatal: 35 };
const NAMED = new Set(['level', 'time', 'msg', 'err']);

/** Turns the log's JSON lines into short ones for a terminal: `21:07:10 info  listening url=http://…`. */
export function prettyStream(out: { write(text: string): unknown }): DestinationStream {
  return { write: (line) => out.write(prettyLine(line)) };
}

export function prettyLine(line: string): string {
  const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const level = String(entry.level);
  const rest = Object.entries(entry)
    .filter(([name]) => !NAMED.has(name))
    .map(
      ([name, value]) =>
        `\u001b[90m${name}=\u001b[0m${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  const time = String(entry.time).slice(11, 19);
  const head = `${time} \u001b[${COLOURS[level] ?? 37}m${level.padEnd(5)}\u001b[0m ${String(entry.msg ?? '')}`;
  return `${[head, ...rest].map(singleLine).join(' ')}\n${errorLines(entry.err)}`;
}

/** Content under inspection may hold control characters, which must not steer the terminal. */
function singleLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for; ESC [ is our own colour.
  return text.replace(/\u001b(?!\[\d{1,2}m)|[\u0000-\u001a\u001c-\u001f\u007f-\u009f]/g, '·');
}

function errorLines(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { stack, message } = error as { readonly stack?: string; readonly message?: string };
  const lines = (stack ?? message ?? '').split('\n').slice(0, 30);
  return lines.map((line) => `  ${singleLine(line)}\n`).join('');
}
