// Runs a development tool or a TypeScript file of ours under Node 24 after making sure that everything is installed.
//   node tools/run.mjs vitest run        a tool from node_modules
//   node tools/run.mjs bench/x/run.ts    a file of ours
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';

const PACKAGES = { biome: '@biomejs/biome', tsc: 'typescript' };
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

try {
  const [target, ...rest] = process.argv.slice(2);
  if (!target) throw new Error('usage: node tools/run.mjs TOOL|FILE.ts [ARGUMENTS]');
  const node = await ensureInstall(root);
  run(node, [/\.(ts|mjs)$/.test(target) ? join(root, target) : toolEntry(target), ...rest]);
} catch (error) {
  process.stderr.write(`tools/run.mjs: ${error.message}\n`);
  process.exitCode = 2;
}

function run(node, args) {
  const child = spawn(node, args, {
    cwd: root,
    stdio: 'inherit',
    // Whatever the tool starts by the name `node` is to be the same Node.
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** Finds a tool's JavaScript entry in its manifest: `.bin` shims are not portable. */
function toolEntry(name) {
  const folder = join(root, 'node_modules', PACKAGES[name] ?? name);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Error(`no tool named "${name}" is installed`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}
