import type { RunPorts } from './ports.ts';

/** Spaces requests evenly and counts them, whoever of the workers makes them. */
export class Pace {
  readonly #ports: Pick<RunPorts, 'nowMs' | 'sleep'>;
  readonly #gapMs: number;
  readonly #requestsMax: number;
  #nextMs = 0;
  #requests = 0;

  /**
   * @param perSecond requests a second at most; 0 for as many as the workers make
   * @param requestsMax requests of the whole run
   */
  constructor(ports: Pick<RunPorts, 'nowMs' | 'sleep'>, perSecond: number, requestsMax: number) {
    this.#ports = ports;
    this.#gapMs = perSecond > 0 ? 1000 / perSecond : 0;
    this.#requestsMax = requestsMax;
  }

  get requests(): number {
    return this.#requests;
  }

  get isSpent(): boolean {
    return this.#requests >= this.#requestsMax;
  }

  /** Waits for the next slot; false when there is none left. */
  async take(signal: AbortSignal): Promise<boolean> {
    if (this.isSpent || signal.aborted) return false;
    this.#requests++;
    const now = this.#ports.nowMs();
    const slotMs = Math.max(now, this.#nextMs);
    this.#nextMs = slotMs + this.#gapMs;
    if (slotMs > now) await this.#ports.sleep(slotMs - now, signal);
    return !signal.aborted;
  }
}
