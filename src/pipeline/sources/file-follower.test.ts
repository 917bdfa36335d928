import { appendFile, copyFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FollowBatch, followFile } from './file-follower.ts';
import type { FollowPosition } from './follow-position.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bartizan-follow-'));
  path = join(folder, 'app.log');
});
afterEach(() => rm(folder, { recursive: true }));

function follow(from?: FollowPosition, sink?: (batch: FollowBatch) => Promise<void>) {
  const controller = new AbortController();
  const batches: FollowBatch[] = [];
  const done = followFile(path, {
    ...(from === undefined ? {} : { from }),
    signal: controller.signal,
    pollMs: 5,
    onSkipped: () => undefined,
    sink: async (batch) => {
      await sink?.(batch);
      batches.push(batch);
    },
  });
  return {
    batches,
    lines: () => batches.flatMap((batch) => Buffer.from(batch.body).toString().split('\n').slice(0, -1)),
    stop: async () => {
      controller.abort();
      await done;
    },
  };
}

const see = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

test('waits for the file, reads what comes, and leaves a line without its end', async () => {
  const following = follow();
  await sleep(20);
  await writeFile(path, 'one\ntwo\nthr');
  await see(() => expect(following.lines()).toEqual(['one', 'two']));
  await appendFile(path, 'ee\n');
  await see(() => expect(following.lines()).toEqual(['one', 'two', 'three']));
  await following.stop();
});

test('rotation by renaming: the rest of the old file, its last line without an end, then the new file', async () => {
  await writeFile(path, 'one\n');
  const following = follow();
  await see(() => expect(following.lines()).toEqual(['one']));
  await rename(path, `${path}.1`);
  await appendFile(`${path}.1`, 'late\nlast');
  await sleep(20);
  await writeFile(path, 'new\n');
  await see(() => expect(following.lines()).toEqual(['one', 'late', 'last', 'new']));
  await following.stop();
});

test('truncation, and copying with truncation, start again', async () => {
  await writeFile(path, 'one\ntwo\n');
  const following = follow();
  await see(() => expect(following.lines()).toHaveLength(2));
  await copyFile(path, `${path}.1`);
  await truncate(path);
  await sleep(30);
  await appendFile(path, 'a\n');
  await see(() => expect(following.lines()).toEqual(['one', 'two', 'a']));
  await writeFile(path, 'something longer than before\n');
  await see(() => expect(following.lines()).toContain('something longer than before'));
  await following.stop();
});

test('a restart goes on where the last durable batch ended', async () => {
  await writeFile(path, 'one\ntwo\npart');
  const first = follow();
  await see(() => expect(first.lines()).toEqual(['one', 'two']));
  await first.stop();
  await appendFile(path, 'ial\nthree\n');
  const second = follow(first.batches.at(-1)?.position);
  await see(() => expect(second.lines()).toEqual(['partial', 'three']));
  await second.stop();
});

test('a restart after a rotation reads the rest of the old file first', async () => {
  await writeFile(path, 'one\n');
  const first = follow();
  await see(() => expect(first.lines()).toEqual(['one']));
  await first.stop();
  await appendFile(path, 'two\n');
  await rename(path, `${path}.1`);
  await writeFile(path, 'three\n');
  const second = follow(first.batches.at(-1)?.position);
  await see(() => expect(second.lines()).toEqual(['two', 'three']));
  await second.stop();
});

test('a position of another file is not believed', async () => {
  await writeFile(path, 'one\n');
  const following = follow({ inode: 1, offset: 2, headBytes: 2, headHash: 'x' });
  await see(() => expect(following.lines()).toEqual(['one']));
  await following.stop();
});

test('a slow taker slows the reading', async () => {
  await writeFile(path, 'x'.repeat(99).concat('\n').repeat(10_000));
  let underWay = 0;
  let most = 0;
  const following = follow(undefined, async () => {
    most = Math.max(most, ++underWay);
    await sleep(5);
    underWay--;
  });
  await see(() => expect(following.lines()).toHaveLength(10_000));
  expect(most).toBe(1);
  expect(following.batches.length).toBeGreaterThan(1);
  await following.stop();
});

test('a taker that fails ends the following with its error', async () => {
  await writeFile(path, 'one\n');
  const failing = followFile(path, {
    signal: new AbortController().signal,
    onSkipped: () => undefined,
    sink: () => Promise.reject(new Error('full')),
  });
  await expect(failing).rejects.toThrow('full');
});
