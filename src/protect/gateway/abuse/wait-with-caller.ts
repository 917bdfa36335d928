import type { ReplySink } from '../transport.ts';

/** Waits, and no longer than the caller does. @returns whether the caller is still there */
export function waitWithCaller(reply: ReplySink, delayMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), delayMs);
    reply.onCallerGone(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
