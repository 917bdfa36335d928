// Lets one of several commands that start at once on a fresh checkout do the work, while the others wait for it.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const WAIT_MAX_MS = 10 * 60_000;
const POLL_MS = 200;

/**
 * Runs an action while this process alone holds the lock file. A lock whose process is gone is taken over.
 *
 * @param {string} path the lock file; it holds the process's number
 * @param {() => void} action
 * @param {{ waitMaxMs?: number }} [options]
 */
export function withInstallLock(path, action, options = {}) {
  const deadline = Date.now() + (options.waitMaxMs ?? WAIT_MAX_MS);
  while (!tryLock(path)) {
    const holder = holderOf(path);
    if (holder !== undefined && !isAlive(holder)) breakLock(path, holder);
    else if (Date.now() > deadline)
      throw new Error(
        `process ${holder} seems stuck while installing; end it, or remove ${path}, and start again`,
      );
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  try {
    action();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the lock is gone by now, or so young that its number is not yet written. */
function holderOf(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error.code === 'EPERM';
  }
}

/** Renaming makes one of several waiters the one that breaks a dead lock. */
function breakLock(path, holder) {
  const aside = `${path}.dead-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  // Somebody else may have broken the dead lock and made a living one in the meantime: that one is put back.
  if (holderOf(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, path);
}
