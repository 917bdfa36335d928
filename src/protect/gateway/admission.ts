import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { GatewayLimits } from './ports.ts';

const RETRY_AFTER_SECONDS = 1;

/** Counts calls under way, of all callers and of each token, and turns away what is too many. */
export class Admission {
  readonly #limits: GatewayLimits;
  readonly #perToken = new Map<string, number>();
  #inFlight = 0;
  #draining = false;
  #onIdle: (() => void) | undefined;

  constructor(limits: GatewayLimits) {
    this.#limits = limits;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** @throws Fault `shutting_down`, `overloaded`, `too_many_concurrent_requests` */
  enter(tokenId: string): void {
    const retry = { retryAfterSeconds: RETRY_AFTER_SECONDS };
    if (this.#draining) throw new Fault(gatewayFaults.draining, retry);
    if (this.#inFlight >= this.#limits.inFlightMax) throw new Fault(gatewayFaults.overloaded, retry);
    const own = this.#perToken.get(tokenId) ?? 0;
    if (own >= this.#limits.inFlightPerTokenMax) throw new Fault(gatewayFaults.tooManyForToken, retry);
    this.#perToken.set(tokenId, own + 1);
    this.#inFlight++;
  }

  leave(tokenId: string): void {
    const own = this.#perToken.get(tokenId) ?? 0;
    if (own <= 1) this.#perToken.delete(tokenId);
    else this.#perToken.set(tokenId, own - 1);
    this.#inFlight--;
    if (this.#inFlight === 0) this.#onIdle?.();
  }

  /** Lets nobody in any more and waits until nobody is left, at most so long. */
  async drain(timeoutMs: number): Promise<void> {
    this.#draining = true;
    if (this.#inFlight === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
