// Runs a development tool or a TypeScript file of ours under Node 24 after making sure that everything is installed.
//   node tools/run.mjs vitest run        a tool from node_modules/.bin
//   node tools/run.mjs bench/x/run.ts    a file of ours
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ensureInstall } from './ensure-install.mjs';

const root = resolve(dirname(new URL(import.meta.url).pathname), '..');
const [target, ...rest] = process.argv.slice(2);
if (!target) {
  process.stderr.write('usage: node tools/run.mjs TOOL|FILE.ts [ARGUMENTS]\n');
  process.exit(2);
}

const node = await ensureInstall(root);
const entry = target.endsWith('.ts') ? join(root, target) : toolEntry(target);
const child = spawn(node, [entry, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** Finds a tool's JavaScript entry in its manifest: `.bin` shims are not portable. */
function toolEntry(name) {
  const packages = { biome: '@biomejs/biome', tsc: 'typescript' };
  const folder = join(root, 'node_modules', packages[name] ?? name);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) {
    process.stderr.write(`tools/run.mjs: no tool named "${name}" is installed\n`);
    process.exit(2);
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}
