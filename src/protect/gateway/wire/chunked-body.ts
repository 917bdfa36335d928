import { WireError } from './answer-head.ts';

const LINE_MAX = 256;
const TRAILERS_MAX = 16 * 1024;
const SIZE_LINE = /^([0-9a-fA-F]{1,8})[ \t]*(?:;[\t\x20-\x7e]*)?$/;

/** Takes the chunked transfer encoding off a body (RFC 9112, section 7.1); trailers are read and dropped. */
export class ChunkedBody {
  #state: 'size' | 'data' | 'after-data' | 'trailers' | 'done' = 'size';
  #left = 0;
  #line = '';
  #trailerBytes = 0;

  get isDone(): boolean {
    return this.#state === 'done';
  }

  /**
   * @param onData gets the pieces of the body as they come
   * @returns how many bytes of `bytes` belong to this body; fewer than all only when it is done
   * @throws WireError
   */
  push(bytes: Buffer, onData: (piece: Buffer) => void): number {
    let at = 0;
    while (at < bytes.length && this.#state !== 'done') {
      at = this.#state === 'data' ? this.#data(bytes, at, onData) : this.#lineByte(bytes, at);
    }
    return at;
  }

  #data(bytes: Buffer, at: number, onData: (piece: Buffer) => void): number {
    const end = Math.min(bytes.length, at + this.#left);
    this.#left -= end - at;
    if (this.#left === 0) this.#state = 'after-data';
    onData(bytes.subarray(at, end));
    return end;
  }

  /** Gathers a line; it may come in pieces. */
  #lineByte(bytes: Buffer, at: number): number {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    if (this.#line.length + end - at > LINE_MAX && this.#state !== 'trailers')
      throw new WireError('A line between two chunks is too long.');
    if (this.#state === 'trailers') {
      this.#trailerBytes += end - at;
      if (this.#trailerBytes > TRAILERS_MAX) throw new WireError('The trailers are too long.');
    }
    this.#line += bytes.toString('latin1', at, end);
    if (newline >= 0) {
      if (!this.#line.endsWith('\r\n')) throw new WireError('A line between two chunks has a bare line end.');
      const line = this.#line.slice(0, -2);
      this.#line = '';
      this.#takeLine(line);
    }
    return end;
  }

  #takeLine(line: string): void {
    if (this.#state === 'size') {
      const size = SIZE_LINE.exec(line);
      if (size === null) throw new WireError('The size of a chunk cannot be read.');
      this.#left = Number.parseInt(size[1]!, 16);
      this.#state = this.#left === 0 ? 'trailers' : 'data';
    } else if (this.#state === 'after-data') {
      if (line !== '') throw new WireError('A chunk is longer than it says.');
      this.#state = 'size';
    } else if (line === '') this.#state = 'done';
  }
}
