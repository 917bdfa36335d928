/** A wish to stop, from a signal or the launcher. */
export interface Shutdown {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  readonly requested: Promise<void>;
}

interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

/** Ctrl-C in a terminal reaches the launcher, which passes it on, and us: two signals this close are one wish. */
const SAME_WISH_MS = 400;

/**
 * Listens for signals: the first asks for an orderly end, a second ends at once.
 *
 * @param endNow leaves the process without further ado
 */
export function createShutdown(
  source: SignalSource,
  endNow: () => void,
  nowMs = () => performance.now(),
): Shutdown {
  const controller = new AbortController();
  let firstMs: number | undefined;
  const listen = () => {
    if (firstMs === undefined) {
      firstMs = nowMs();
      controller.abort();
    } else if (nowMs() - firstMs > SAME_WISH_MS) endNow();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) source.on(signal, listen);
  const requested = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal: controller.signal, requested };
}
