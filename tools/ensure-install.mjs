// Makes a fresh checkout ready: Node 24 (from the npm registry when the system's is older) and the dependencies
// from the lockfile. Plain JavaScript for Node 20, standard library only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';

const NODE_MAJOR_MIN = 24;
/**
 * `npm install` takes versions and integrity from the lockfile as `npm ci` does, and `--no-save` keeps it from writing to
 * it. `npm ci` refuses a lockfile that lacks packages for other platforms, which a registry that does not mirror them
 * cannot help but produce.
 */
const INSTALL = ['install', '--no-save'];
const ERROR_CHARACTERS_MAX = 4_000;
const NPM_OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/**
 * @param {string} root the checkout's folder
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<string>} the path of a Node >= 24 executable
 * @throws {Error} whose message tells the user what to do
 */
export async function ensureInstall(root, options = {}) {
  const node = ensureNode(root, options);
  ensureDependencies(root, options);
  return node;
}

/** The running Node when it is new enough, else the pinned one from tools/node24. */
function ensureNode(root, options) {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN) return process.execPath;
  const folder = join(root, 'tools', 'node24');
  const found = bundledNode(folder);
  if (found) return found;
  say(
    options,
    `Node ${process.versions.node} is older than ${NODE_MAJOR_MIN}: fetching Node 24 from the npm registry …`,
  );
  withInstallLock(join(folder, '.installing'), () => {
    if (!bundledNode(folder)) npm(folder, ['ci']);
  });
  const installed = bundledNode(folder);
  if (installed) return installed;
  throw new Error(
    `npm has no Node 24 for ${process.platform}-${process.arch}. Install Node 24 or newer from your system's packages and start again.`,
  );
}

/** npm's own record of what it installed is written last, so an executable without it is half an installation. */
function bundledNode(folder) {
  const modules = join(folder, 'node_modules');
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(modules, `node-${platform}-${process.arch}`, 'bin', executable);
  return existsSync(join(modules, '.package-lock.json')) && existsSync(path) ? path : undefined;
}

/** Installs when the lockfile differs from the one last installed. */
function ensureDependencies(root, options) {
  if (isStamped(root)) return;
  withInstallLock(join(root, '.installing'), () => {
    if (isStamped(root)) return;
    if (!isInstalled(root)) {
      say(options, 'Installing dependencies from the lockfile …');
      npm(root, INSTALL);
    }
    writeFileSync(stampPath(root), JSON.stringify(stampOf(root)));
  });
}

function stampPath(root) {
  return join(root, 'node_modules', '.bartizan-installed');
}

/** @returns {{ size: number, mtimeMs: number, digest: string }} the lockfile as it is now */
function stampOf(root) {
  const path = join(root, 'package-lock.json');
  const { size, mtimeMs } = statSync(path);
  return { size, mtimeMs, digest: createHash('sha256').update(readFileSync(path)).digest('hex') };
}

/** Two stats and one small file as a rule; the lockfile is hashed only when it was touched since. */
function isStamped(root) {
  const stamp = readJson(stampPath(root));
  if (stamp === undefined) return false;
  const { size, mtimeMs } = statSync(join(root, 'package-lock.json'));
  if (stamp.size === size && stamp.mtimeMs === mtimeMs) return true;
  const current = stampOf(root);
  if (stamp.digest !== current.digest) return false;
  writeFileSync(stampPath(root), JSON.stringify(current));
  return true;
}

/**
 * Whether somebody who ran npm by hand has all that the lockfile asks for, by npm's own record of what it installed.
 * Installing anew would remove node_modules under the feet of whatever runs from there.
 */
function isInstalled(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    // What is optional may belong to another platform; the root and the workspaces are folders of ours.
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.link) return true;
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity;
  });
}

/** The file's content; undefined when it is missing or no JSON, which both mean that it says nothing. */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function npm(cwd, command) {
  const onWindows = process.platform === 'win32';
  const result = spawnSync(
    onWindows ? 'npm.cmd' : 'npm',
    [...command, '--no-audit', '--no-fund', '--ignore-scripts'],
    {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      maxBuffer: NPM_OUTPUT_BYTES_MAX,
      // Windows can start a .cmd file through the shell alone; the arguments are constants.
      shell: onWindows,
      // With NODE_ENV=production npm would leave out vite, which builds the console.
      env: { ...process.env, NODE_ENV: '' },
    },
  );
  if (result.error)
    throw new Error(`npm could not be run: ${result.error.message}. Install npm and start again.`);
  if (result.signal) throw new Error(`npm was ended by ${result.signal}`);
  if (result.status !== 0)
    throw new Error(
      `npm ${command[0]} failed in ${cwd}:\n${result.stderr.trim().slice(0, ERROR_CHARACTERS_MAX)}`,
    );
}

function say(options, text) {
  if (!options.quiet) process.stderr.write(`${text}\n`);
}
