import type { SseFrame } from '../sse-frame.ts';
import { FrameParts } from './frame-parts.ts';

const LF = 0x0a;

/** Cuts a stream of lines into its lines, each with its line end. */
export class LineFramer {
  readonly #parts: FrameParts;

  constructor(frameBytesMax: number) {
    this.#parts = new FrameParts(frameBytesMax);
  }

  /** @throws Fault `upstream_too_large` */
  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      frames.push(this.#parts.take(chunk.subarray(from, end + 1)));
      from = end + 1;
    }
    this.#parts.keep(chunk.subarray(from));
    return frames;
  }

  rest(): Buffer {
    return this.#parts.rest();
  }
}

/** A line as a frame; an empty one has no data. */
export function readLineFrame(raw: Buffer): SseFrame {
  const data = raw.toString('utf8').trim();
  return { raw, event: undefined, data: data === '' ? undefined : data };
}
