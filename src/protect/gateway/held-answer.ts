import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';

/** Frames of a stream that wait for guards which judge the whole answer. */
export class HeldAnswer {
  readonly #bytesMax: number;
  #frames: Buffer[] = [];
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** @throws Fault `upstream_too_large` */
  keep(frames: readonly Buffer[]): void {
    for (const frame of frames) this.#bytes += frame.length;
    if (this.#bytes > this.#bytesMax) throw new Fault(gatewayFaults.upstreamTooLarge);
    this.#frames.push(...frames);
  }

  /** Gives up what was kept. */
  take(): readonly Buffer[] {
    const frames = this.#frames;
    this.#frames = [];
    return frames;
  }
}
