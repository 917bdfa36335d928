// Makes a fresh checkout ready: Node 24 (from the npm registry when the system's is older) and the dependencies
// from the lockfile. Plain JavaScript for Node 20, standard library only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE_MAJOR_MIN = 24;

/**
 * @param {string} root the checkout's folder
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<string>} the path of a Node >= 24 executable
 */
export async function ensureInstall(root, options = {}) {
  const node = ensureNode(root, options);
  ensureDependencies(root, node, options);
  return node;
}

/** The running Node when it is new enough, else the pinned one from tools/node24. */
function ensureNode(root, options) {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN) return process.execPath;
  const folder = join(root, 'tools', 'node24');
  const found = bundledNode(folder);
  if (found) return found;
  say(options, `Node ${process.versions.node} is older than ${NODE_MAJOR_MIN}: fetching Node 24 from the npm registry …`);
  withLock(join(folder, '.installing'), () => bundledNode(folder) === undefined && npm(folder, ['ci']));
  const installed = bundledNode(folder);
  if (!installed) {
    fail(
      `npm has no Node 24 for ${process.platform}-${process.arch}. Install Node 24 or newer from your system's packages and start again.`,
    );
  }
  return installed;
}

function bundledNode(folder) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(path) ? path : undefined;
}

/** Runs `npm ci` when the lockfile differs from the one last installed. */
function ensureDependencies(root, node, options) {
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lockfile).digest('hex');
  const stamp = join(root, 'node_modules', '.bartizan-installed');
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
  if (isCurrent()) return;
  say(options, 'Installing dependencies from the lockfile …');
  withLock(join(root, '.installing'), () => {
    if (isCurrent()) return;
    npm(root, ['ci'], node);
    writeFileSync(stamp, digest);
  });
}

/** Several commands may start at once on a fresh checkout: one installs, the others wait for it. */
function withLock(path, action) {
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      mkdirSync(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() > deadline) fail(`another installation seems to be stuck; remove ${path} and start again`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  const release = () => rmSync(path, { recursive: true, force: true });
  const onSignal = () => {
    release();
    process.exit(130);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    action();
  } finally {
    release();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function npm(cwd, args) {
  const onWindows = process.platform === 'win32';
  const result = spawnSync(onWindows ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: onWindows,
  });
  if (result.error) fail(`npm could not be run: ${result.error.message}`);
  if (result.status !== 0) fail(`npm ${args.join(' ')} failed in ${cwd}:\n${result.stderr.trim()}`);
}

function say(options, text) {
  if (!options.quiet) process.stderr.write(`${text}\n`);
}

function fail(message) {
  process.stderr.write(`bartizan: ${message}\n`);
  process.exit(1);
}
