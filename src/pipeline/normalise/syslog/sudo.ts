/** What sudo's log line says: `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/sh`. */
export interface SudoCommand {
  readonly user: string;
  /** The line's own pairs, `TTY`, `PWD`, `USER`, `COMMAND` and others, by name. */
  readonly pairs: Readonly<Record<string, string>>;
  readonly refused: boolean;
}

const known = new Set(['TTY', 'PWD', 'USER', 'GROUP', 'ENV', 'COMMAND', 'TSID', 'CHROOT', 'HOST']);

/** Undefined for sudo's other messages. The command comes last and may hold anything, ` ; ` included. */
export function readSudo(body: string): SudoCommand | undefined {
  const colon = body.indexOf(' : ');
  const command = body.indexOf('COMMAND=');
  if (colon < 0 || command < 0 || colon > 256) return undefined;
  const pairs: Record<string, string> = { COMMAND: body.slice(command + 8) };
  const middle = body.slice(colon + 3, command);
  for (const part of middle.split(' ; ', 32)) {
    const equals = part.indexOf('=');
    const name = part.slice(0, equals).trim();
    if (equals > 0 && known.has(name)) pairs[name] = part.slice(equals + 1).trim();
  }
  const refused =
    middle.includes('NOT in sudoers') ||
    middle.includes('command not allowed') ||
    middle.includes('incorrect password');
  return { user: body.slice(0, colon).trim(), pairs, refused };
}
