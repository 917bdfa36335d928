const FAILURES_TO_OPEN = 5;
const OPEN_MS = 10_000;

/**
 * Remembers how an upstream has been doing. After five failures in a row it counts as down for ten seconds; then one call
 * tries it again, and its outcome decides. A call is never refused for it: an upstream that is down only goes last.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  #failures = 0;
  #openedAt = 0;
  #isProbing = false;

  /** @param now monotonic milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get isOpen(): boolean {
    return this.#failures >= FAILURES_TO_OPEN;
  }

  /** Whether a call may go there first; true for one call at a time once it has been down for long enough. */
  isPreferred(): boolean {
    if (!this.isOpen) return true;
    return !this.#isProbing && this.#now() - this.#openedAt >= OPEN_MS;
  }

  /** A call is sent there. */
  began(): void {
    if (this.isOpen) this.#isProbing = true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#isProbing = false;
  }

  failed(): void {
    this.#failures++;
    this.#isProbing = false;
    if (this.isOpen) this.#openedAt = this.#now();
  }

  /** The call ended without telling anything of the upstream: the caller went away. */
  undecided(): void {
    this.#isProbing = false;
  }
}

/** Whether an answer speaks against its upstream; 501 says only that it does not know the endpoint. */
export function isFailure(status: number): boolean {
  return status >= 500 && status !== 501;
}
