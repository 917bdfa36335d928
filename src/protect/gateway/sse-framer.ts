import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts a byte stream into server-sent events without changing a byte: the frames joined are the stream. A frame ends
 * with an empty line; lines end with LF, CR LF or CR, however they are mixed (HTML Standard, section 9.2.6). A frame
 * holds whole lines, so no character is ever split. Bounded: a frame longer than the limit is an error.
 */
export class SseFramer {
  /** What came after the last complete frame, as it came: joined once, when the frame is complete. */
  #parts: Buffer[] = [];
  #partsBytes = 0;
  /** True when the line that is being read has no character yet. */
  #lineEmpty = true;
  #lastWasCr = false;
  readonly #frameBytesMax: number;

  constructor(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  /**
   * The frames that this chunk completes.
   *
   * @throws Fault `upstream_too_large`
   */
  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === LF && this.#lastWasCr) this.#lastWasCr = false;
      else if (byte === LF || byte === CR) {
        this.#lastWasCr = byte === CR;
        if (this.#lineEmpty) {
          // The LF of a CR LF belongs to this frame when it is here already; else it opens the next one, unharmed.
          let end = i + 1;
          if (byte === CR && chunk[end] === LF) end++;
          if (end === i + 2) this.#lastWasCr = false;
          frames.push(this.#take(chunk, from, end));
          from = end;
          i = end - 1;
        }
        this.#lineEmpty = true;
      } else {
        this.#lineEmpty = false;
        this.#lastWasCr = false;
        // Most of a stream is text within lines: skip to the next line end at once.
        i = this.#skipText(chunk, i);
      }
    }
    if (from < chunk.length) this.#keep(from === 0 ? chunk : chunk.subarray(from));
    return frames;
  }

  /** Bytes after the last complete frame. */
  rest(): Buffer {
    return Buffer.concat(this.#parts);
  }

  #skipText(chunk: Buffer, from: number): number {
    let i = from;
    while (i + 1 < chunk.length && chunk[i + 1] !== LF && chunk[i + 1] !== CR) i++;
    return i;
  }

  #take(chunk: Buffer, from: number, end: number): Buffer {
    const part = chunk.subarray(from, end);
    if (this.#partsBytes === 0) return part;
    this.#parts.push(part);
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#partsBytes = 0;
    return whole;
  }

  #keep(part: Buffer): void {
    this.#parts.push(part);
    this.#partsBytes += part.length;
    if (this.#partsBytes > this.#frameBytesMax) throw new Fault(gatewayFaults.upstreamTooLarge);
  }
}
