import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withInstallLock } from './install-lock.mjs';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bartizan-install-'));
  lock = join(folder, '.installing');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('holds the lock while the action runs, and frees it after a failure', () => {
  expect(() =>
    withInstallLock(lock, () => {
      expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
      throw new Error('npm failed');
    }),
  ).toThrow('npm failed');
  expect(existsSync(lock)).toBe(false);
});

it('takes over the lock of a process that is gone', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(lock, String(pid));
  let ran = false;
  withInstallLock(lock, () => {
    ran = true;
  });
  expect(ran).toBe(true);
});

it('waits for a living one, and says what to do when that takes too long', () => {
  writeFileSync(lock, String(process.pid));
  expect(() => withInstallLock(lock, () => undefined, { waitMaxMs: 300 })).toThrow(/seems stuck.*remove/);
  expect(existsSync(lock)).toBe(true);
});
