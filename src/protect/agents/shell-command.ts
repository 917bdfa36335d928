import type { ToolClass } from '../../contracts/tool-call.ts';

const commandClasses = new Map<string, ToolClass>();
enter(
  'reads',
  'ls cat head tail grep rg egrep fgrep find pwd cd wc du df stat file sort uniq cut diff tree which whoami id date env printenv ps uname hostname less more echo printf test true basename dirname realpath readlink md5sum sha256sum jq awk tr column nl seq',
);
enter('writes', 'mv cp mkdir touch sed tee chmod chown ln tar zip unzip gzip patch truncate rename install');
enter('deletes', 'rm rmdir shred unlink mkfs dd wipefs');
enter(
  'sends',
  'curl wget nc ncat netcat ssh scp sftp rsync ftp telnet mail sendmail socat dig nslookup host ping',
);
const gitReads = new Set('status log diff show branch blame describe rev-parse ls-files'.split(' '));
const rank: readonly ToolClass[] = ['reads', 'writes', 'deletes', 'sends', 'executes'];

/**
 * What a shell command does, by the programs that it names. Anything that hides what runs (substitution, `eval`, an
 * unknown program, a pipe into one) executes. Judged by the strongest part.
 */
export function classifyShell(command: string): ToolClass {
  if (command.length > 8_192 || /[`\\]|\$\(|<\(|>\(|\n|-exec\b|-delete\b/.test(command)) return 'executes';
  let strongest: ToolClass = />/.test(command.replace(/[12&]>\s*(?:\/dev\/null|&[12])/g, ''))
    ? 'writes'
    : 'reads';
  for (const part of command.split(/&&|\|\||[;|&]/)) {
    const found = classOf(part.trim().split(/\s+/));
    if (rank.indexOf(found) > rank.indexOf(strongest)) strongest = found;
  }
  return strongest;
}

function classOf(words: readonly string[]): ToolClass {
  const rest = words[0] === 'sudo' ? words.slice(1) : words;
  const program = rest[0]?.split('/').at(-1) ?? '';
  if (program === '') return 'reads';
  if (program === 'git')
    return gitReads.has(rest[1] ?? '') ? 'reads' : rest[1] === 'push' ? 'sends' : 'writes';
  return commandClasses.get(program) ?? 'executes';
}

function enter(kind: ToolClass, programs: string): void {
  for (const program of programs.split(' ')) commandClasses.set(program, kind);
}
