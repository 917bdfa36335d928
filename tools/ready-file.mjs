// What bin/launcher.sh reads to start Bartizan without a Node that only looks whether all is there. Plain JavaScript for
// Node 20, standard library only.

import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundlesFolder } from './build-server.mjs';

/** What changes in the moment of looking counts as changed: clocks of file systems tick in milliseconds. */
const MARGIN_MS = 1_000;

/**
 * Writes the file as `writeReady` does. A checkout that this user may not write to starts as well, only not as fast.
 *
 * @param {string} root the checkout's folder
 * @param {Parameters<typeof writeReady>[1]} found
 */
export function tryReady(root, found) {
  try {
    writeReady(root, found);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
  }
}

/**
 * Says that everything was there at a time. Whatever changes later makes the launcher look again: it compares the file's
 * time with that of every source.
 *
 * @param {string} root the checkout's folder
 * @param {{ node: string, folder: string | undefined, hasConsole: boolean, lookedMs: number }} found the Node to use, the
 *   bundle to run, whether the console was looked at too, and when the looking began
 */
function writeReady(root, { node, folder, hasConsole, lookedMs }) {
  const path = join(bundlesFolder(root), 'ready');
  if (folder === undefined || /\n/.test(node + folder)) {
    rmSync(path, { force: true });
    return;
  }
  const table = createRequire(import.meta.url)('../src/cli/commands.json');
  const servers = table.commands.filter((command) => command.console).map((command) => command.name);
  writeHelp(folder, table);
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, `${[node, folder, servers.join(' '), hasConsole ? 'console' : ''].join('\n')}\n`);
  utimesSync(aside, (lookedMs - MARGIN_MS) / 1000, (lookedMs - MARGIN_MS) / 1000);
  renameSync(aside, path);
}

/** One file a command and group, with the words that `--help` answers; they belong to the bundle as they change with it. */
function writeHelp(folder, table) {
  const target = join(folder, 'help');
  if (existsSync(target)) return;
  const { answer } = createRequire(import.meta.url)('../bin/help.cjs');
  const aside = `${target}.${process.pid}`;
  const write = (kind, name, words) => {
    mkdirSync(join(aside, kind), { recursive: true });
    writeFileSync(join(aside, kind, name), answer(words).text);
  };
  write('options', '--help', ['--help']);
  write('options', '--version', ['--version']);
  for (const { name } of table.commands) {
    const words = name.split(' ');
    write('commands', name, [...words, '--help']);
    if (words.length > 1) write('groups', words[0], [words[0], '--help']);
  }
  try {
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another start has written the same words in the meantime.
    if (!existsSync(target)) throw error;
  }
}
