import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';

/** Keeps the beginning of a frame until its end comes; joined once, so that many small chunks cost no copies. */
export class FrameParts {
  #parts: Buffer[] = [];
  #bytes = 0;
  readonly #bytesMax: number;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** @throws Fault `upstream_too_large` */
  keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#parts.push(part);
    this.#bytes += part.length;
    if (this.#bytes > this.#bytesMax) throw new Fault(gatewayFaults.upstreamTooLarge);
  }

  /** What was kept and this end of it. */
  take(end: Buffer): Buffer {
    if (this.#bytes === 0) return end;
    this.#parts.push(end);
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    return whole;
  }

  rest(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
