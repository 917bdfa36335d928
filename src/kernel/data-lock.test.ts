import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataLock, lockHolder } from './data-lock.ts';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bartizan-lock-'));
});
afterEach(async () => {
  if (child !== undefined && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = undefined;
  rmSync(folder, { recursive: true });
});

/** Another process that takes the lock and holds it until it is killed. */
async function holder(dataDir: string): Promise<ChildProcess> {
  const script = `
    import { DataLock } from ${JSON.stringify(new URL('./data-lock.ts', import.meta.url).href)};
    globalThis.lock = await DataLock.acquire(${JSON.stringify(dataDir)}, 0);
    process.stdout.write('held');
    setInterval(() => undefined, 1000);`;
  child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

describe('DataLock', () => {
  it('makes the folder for its owner alone and says who holds it', () => {
    const dataDir = join(folder, 'new', 'data');
    const lock = DataLock.tryAcquire(dataDir);
    expect(lock).toBeDefined();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(lockHolder(dataDir)).toBe(process.pid);
    lock?.release();
    expect(lockHolder(dataDir)).toBeUndefined();
  });

  it('is refused a second time, and free after release', async () => {
    const lock = await DataLock.acquire(folder, 0);
    expect(DataLock.tryAcquire(folder)).toBeUndefined();
    lock.release();
    DataLock.tryAcquire(folder)?.release();
    expect(DataLock.tryAcquire(folder)).toBeInstanceOf(DataLock);
  });

  it('names the other process, and is free as soon as that is killed', async () => {
    const other = await holder(folder);
    await expect(DataLock.acquire(folder, 50)).rejects.toMatchObject({
      code: 'data/in-use',
      publicMessage: `data folder ${folder} is in use by process ${other.pid}`,
    });
    other.kill('SIGKILL');
    const lock = await DataLock.acquire(folder, 5_000);
    expect(lockHolder(folder)).toBe(process.pid);
    lock.release();
  });

  it('says why a folder cannot be used', () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    expect(() => DataLock.tryAcquire(path)).toThrow(expect.objectContaining({ code: 'data/unusable' }));
  });
});
