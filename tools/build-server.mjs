// Bundles the server when its sources are not those of the bundle that is there. A start from some 1,200 modules takes a
// second of work more than one from the bundle. Plain JavaScript for Node 20, standard library only.
//   node tools/build-server.mjs          builds if needed
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';
import { withInstallLock } from './install-lock.mjs';

const BUNDLER = fileURLToPath(new URL('./bundle-server.mjs', import.meta.url));
/** Beside `src`, what a bundle and its help texts are made from; the lockfile stands for the dependencies. */
const OTHER_SOURCES = [
  'package.json',
  'package-lock.json',
  'bin/help.cjs',
  'tools/build-server.mjs',
  'tools/bundle-server.mjs',
];
/** A server that runs may still load a part of an older bundle. */
const BUNDLES_KEPT = 8;
const BUILD_MS_MAX = 120_000;
const ERROR_CHARACTERS_MAX = 4_000;

/** @param {string} root the checkout's folder @returns {string} the folder of bundles and their stamp */
export function bundlesFolder(root) {
  return join(root, 'node_modules', '.cache', 'bartizan-server');
}

/**
 * @param {string} root the checkout's folder
 * @param {string} node path of a Node >= 24
 * @returns {string} the folder of a bundle of the sources as they are
 * @throws {Error} with the bundler's own words when they cannot be bundled
 */
export function ensureServer(root, node) {
  const cache = bundlesFolder(root);
  const current = readState(cache);
  const facts = factsOf(root);
  if (current?.facts === facts && isBundle(join(cache, current.digest))) return join(cache, current.digest);
  // What was touched, copied or checked out anew has other times and may have the same content.
  const digest = digestOf(root);
  const folder = join(cache, digest);
  if (!isBundle(folder)) {
    mkdirSync(cache, { recursive: true });
    withInstallLock(join(cache, '.building'), () => {
      if (!isBundle(folder)) bundle(root, node, folder);
    });
    removeOld(cache, folder);
  }
  writeAtOnce(join(cache, 'state.json'), JSON.stringify({ facts, digest }));
  return folder;
}

/**
 * Bundles for a start, which must not depend on it: without a bundle the sources run as they are.
 *
 * @param {string} root the checkout's folder
 * @param {string} node path of a Node >= 24
 * @param {(text: string) => void} [warn]
 * @returns {{ main: string, folder: string | undefined }} the module to run, and the bundle that it belongs to
 */
export function tryServer(root, node, warn = (text) => process.stderr.write(text)) {
  try {
    const folder = ensureServer(root, node);
    return { main: join(folder, 'main.mjs'), folder };
  } catch (error) {
    warn(`bartizan: warning: ${error.message}\nbartizan: running the sources instead, which start slower.\n`);
    return { main: join(root, 'src', 'main.ts'), folder: undefined };
  }
}

/** Built aside and moved in one go: nobody ever sees half a bundle. */
function bundle(root, node, folder) {
  const aside = `${folder}.${process.pid}`;
  try {
    const result = spawnSync(node, [BUNDLER, root, aside], { encoding: 'utf8', timeout: BUILD_MS_MAX });
    if (result.error) throw new Error(`the bundler could not be run: ${result.error.message}`);
    if (result.status !== 0)
      throw new Error(
        `the server could not be bundled:\n${result.stderr.trim().slice(0, ERROR_CHARACTERS_MAX)}`,
      );
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function isBundle(folder) {
  return existsSync(join(folder, 'main.mjs'));
}

function removeOld(cache, current) {
  const others = readdirSync(cache, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(cache, entry.name))
    .filter((path) => path !== current && isBundle(path))
    .map((path) => ({ path, builtMs: statSync(path).mtimeMs }))
    .sort((a, b) => b.builtMs - a.builtMs);
  for (const { path } of others.slice(BUNDLES_KEPT - 1)) rmSync(path, { recursive: true, force: true });
}

/** Size and times of every source: the time of the last change of state cannot be set back, as that of the content can. */
function factsOf(root) {
  const hash = createHash('sha256');
  for (const path of sourceFiles(root)) {
    const { size, mtimeMs, ctimeMs } = statSync(path);
    hash.update(`${relative(root, path)}\0${size}\0${mtimeMs}\0${ctimeMs}\n`);
  }
  return hash.digest('hex');
}

function digestOf(root) {
  const hash = createHash('sha256');
  for (const path of sourceFiles(root)) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

function sourceFiles(root) {
  const others = OTHER_SOURCES.map((path) => join(root, path)).filter((path) => existsSync(path));
  return [...codeFiles(join(root, 'src')), ...others];
}

function codeFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return codeFiles(path);
      return /\.(ts|json)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [path] : [];
    });
}

/** Undefined when there is none, or it was damaged: then everything is looked at anew. */
function readState(cache) {
  try {
    return JSON.parse(readFileSync(join(cache, 'state.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function writeAtOnce(path, text) {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  process.stdout.write(`${ensureServer(root, await ensureInstall(root))}\n`);
}
