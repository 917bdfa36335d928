import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createShutdown } from './shutdown.ts';

it('asks for an end at the first signal and ends at once at a later one', async () => {
  const signals = new EventEmitter();
  const endNow = vi.fn();
  let nowMs = 0;
  const shutdown = createShutdown(signals, endNow, () => nowMs);
  expect(shutdown.signal.aborted).toBe(false);
  signals.emit('SIGINT');
  await shutdown.requested;
  expect(shutdown.signal.aborted).toBe(true);
  nowMs = 100; // The same Ctrl-C, passed on by the launcher.
  signals.emit('SIGINT');
  expect(endNow).not.toHaveBeenCalled();
  nowMs = 1_000;
  signals.emit('SIGTERM');
  expect(endNow).toHaveBeenCalledOnce();
});
