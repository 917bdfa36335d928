import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

const full = { code: 'full', status: 503, message: 'Full.' };

it('runs at most its number at once, queues a bounded number and refuses the rest', async () => {
  const turns = new Turns(2, 3, full);
  let running = 0;
  let runningMax = 0;
  const task = () =>
    turns.run(async () => {
      runningMax = Math.max(runningMax, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, task));
  expect(runningMax).toBe(2);
  expect(outcomes.map((outcome) => outcome.status)).toEqual([
    ...Array.from({ length: 5 }, () => 'fulfilled'),
    ...Array.from({ length: 3 }, () => 'rejected'),
  ]);
  await expect(task()).resolves.toBeUndefined();
});

it('gives the place back when a task throws', async () => {
  const turns = new Turns(1, 1, full);
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(turns.run(async () => 1)).resolves.toBe(1);
});
