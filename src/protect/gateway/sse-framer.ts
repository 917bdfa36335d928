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
  /** True when what is kept is a whole frame but for a LF that may follow. */
  #endsWithCr = false;
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
    if (chunk.length === 0) return frames;
    let from = 0;
    if (this.#endsWithCr) {
      this.#endsWithCr = false;
      from = chunk[0] === LF ? 1 : 0;
      frames.push(this.#take(chunk, 0, from));
    }
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === LF && this.#lastWasCr) this.#lastWasCr = false;
      else if (byte !== LF && byte !== CR) {
        this.#lineEmpty = false;
        this.#lastWasCr = false;
        // Most of a stream is text within lines: skip to the next line end at once.
        i = this.#skipText(chunk, i);
      } else if (!this.#lineEmpty) {
        this.#lastWasCr = byte === CR;
        this.#lineEmpty = true;
      } else if (byte === CR && i + 1 === chunk.length) {
        // The frame is over, but a LF that belongs to it may be the first byte of the next chunk.
        this.#endsWithCr = true;
      } else {
        const end = byte === CR && chunk[i + 1] === LF ? i + 2 : i + 1;
        frames.push(this.#take(chunk, from, end));
        from = end;
        i = end - 1;
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
    this.#lastWasCr = false;
    this.#lineEmpty = true;
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
