// Writes the package that other applications install: the guards and the detection engine as JavaScript with types and
// weights. In the repository they run as they are; Node strips no types below node_modules, hence this step.
//   node tools/run.mjs tools/build-library.mjs [FOLDER]      dist/library when left out
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const COMPILE_MS_MAX = 120_000;
/** What is not code and goes along, below `src`. */
const weightFolders = ['injection', 'encoder', 'pii', 'harm'].map(
  (guard) => `protect/guards/${guard}/weights`,
);
const worker = 'protect/guards/custom/module-guard.js';

/**
 * @param {string} folder what is in it is removed first
 * @throws {Error} with the compiler's words
 */
export function buildLibrary(folder) {
  rmSync(folder, { recursive: true, force: true });
  compile(join(folder, 'src'));
  for (const path of weightFolders) copyFolder(join(root, 'src', path), join(folder, 'src', path));
  // The compiler rewrites imports, not the address of a thread's module.
  const file = join(folder, 'src', worker);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(module-guard-thread)\.ts/, '$1.js'));
  for (const name of ['LICENSE', 'docs/guides/library.md'])
    copyFileSync(join(root, name), join(folder, name === 'LICENSE' ? name : 'README.md'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
}

function compile(outDir) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(root, 'tsconfig.library.json'), '--outDir', outDir];
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: COMPILE_MS_MAX, cwd: root });
  if (ran.status !== 0) throw new Error(`the library does not compile:\n${ran.stdout}${ran.stderr}`);
}

function copyFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name));
}

function manifest() {
  const { name, version, description, license, exports, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const used = ['re2js', 'smol-toml', 'yaml', 'zod'];
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    engines: { node: '>=24' },
    exports: Object.fromEntries(Object.entries(exports).map(([door, target]) => [door, compiled(target)])),
    dependencies: Object.fromEntries(used.map((dependency) => [dependency, dependencies[dependency]])),
  };
}

/** A door's targets as the package has them: types first, as resolvers want it. */
function compiled(target) {
  if (typeof target === 'string') {
    if (!target.endsWith('.ts')) return target;
    return { types: target.replace(/\.ts$/, '.d.ts'), default: target.replace(/\.ts$/, '.js') };
  }
  return Object.fromEntries(Object.entries(target).map(([condition, path]) => [condition, compiled(path)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist/library'));
  buildLibrary(folder);
  process.stdout.write(`${folder}\n`);
}
