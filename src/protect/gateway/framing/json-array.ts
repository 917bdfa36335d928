import type { SseFrame } from '../sse-frame.ts';
import { FrameParts } from './frame-parts.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = [0x7b, 0x5b];
const CLOSE = [0x7d, 0x5d];

/**
 * Cuts a JSON array that comes in pieces into its items. A frame is an item with what stands before it (the opening
 * bracket, commas, spaces); the closing bracket is a frame of its own. What is no object is cut together with what
 * follows it, and whoever reads the frame finds that it is none.
 */
export class JsonArrayFramer {
  readonly #parts: FrameParts;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  constructor(frameBytesMax: number) {
    this.#parts = new FrameParts(frameBytesMax);
  }

  /** @throws Fault `upstream_too_large` */
  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      if (!this.#endsFrame(chunk[i]!)) continue;
      frames.push(this.#parts.take(chunk.subarray(from, i + 1)));
      from = i + 1;
    }
    this.#parts.keep(chunk.subarray(from));
    return frames;
  }

  rest(): Buffer {
    return this.#parts.rest();
  }

  #endsFrame(byte: number): boolean {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) this.#isInString = false;
      return false;
    }
    if (byte === QUOTE) this.#isInString = true;
    else if (OPEN.includes(byte)) this.#depth++;
    else if (CLOSE.includes(byte)) return --this.#depth <= 1;
    return false;
  }
}

const BEFORE_ITEM = /^[\s,[]*/;

/** An item as a frame; the closing bracket reads as the mark that ends a stream of events. */
export function readArrayFrame(raw: Buffer): SseFrame {
  const text = raw.toString('utf8');
  const data = text.slice(BEFORE_ITEM.exec(text)![0].length).trim();
  if (data === '') return { raw, event: undefined, data: undefined };
  return { raw, event: undefined, data: data === ']' ? '[DONE]' : data };
}

/** The item with other data, behind what stood before it. */
export function rewriteArrayFrame({ raw }: SseFrame, data: string): Buffer {
  const text = raw.toString('utf8');
  return Buffer.from(BEFORE_ITEM.exec(text)![0] + data);
}
