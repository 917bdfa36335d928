import { type AnswerHead, readAnswerHead, WireError } from './answer-head.ts';
import { ChunkedBody } from './chunked-body.ts';

const HEAD_MAX = 64 * 1024;
const INTERIM_MAX = 10;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

export interface AnswerEvents {
  onHead(head: AnswerHead): void;
  onData(piece: Buffer): void;
}

/** Reads one answer from the bytes of a connection, however they are cut. Interim answers (1xx) are passed over. */
export class AnswerParser {
  readonly #events: AnswerEvents;
  #state: 'head' | 'length' | 'chunked' | 'until-close' | 'done' = 'head';
  #gathered: Buffer | undefined;
  #interim = 0;
  #left = 0;
  #chunked: ChunkedBody | undefined;

  constructor(events: AnswerEvents) {
    this.#events = events;
  }

  get isDone(): boolean {
    return this.#state === 'done';
  }

  /**
   * Takes what the connection gave.
   * @throws WireError for bytes that are no answer, also when there are more of them than the answer has
   */
  push(bytes: Buffer): void {
    let rest: Buffer | undefined = bytes;
    while (rest !== undefined && rest.length > 0) rest = this.#step(rest);
  }

  /**
   * The connection ended.
   * @returns whether the answer was complete
   */
  close(): boolean {
    if (this.#state === 'until-close') this.#state = 'done';
    return this.#state === 'done';
  }

  #step(bytes: Buffer): Buffer | undefined {
    switch (this.#state) {
      case 'head':
        return this.#head(bytes);
      case 'length':
        return this.#counted(bytes);
      case 'chunked':
        return this.#unchunk(bytes);
      case 'until-close':
        this.#events.onData(bytes);
        return undefined;
      case 'done':
        throw new WireError('More came than the answer has.');
    }
  }

  #head(bytes: Buffer): Buffer | undefined {
    const all = this.#gathered === undefined ? bytes : Buffer.concat([this.#gathered, bytes]);
    const end = all.indexOf(END_OF_HEAD);
    if (end > HEAD_MAX || (end < 0 && all.length > HEAD_MAX)) throw new WireError('The head is too long.');
    if (end < 0) {
      this.#gathered = all;
      return undefined;
    }
    this.#gathered = undefined;
    this.#begin(readAnswerHead(all.toString('latin1', 0, end)));
    return all.subarray(end + 4);
  }

  #begin(head: AnswerHead): void {
    if (head.status < 200) {
      if (head.status === 101 || ++this.#interim > INTERIM_MAX)
        throw new WireError('The upstream changes the protocol or sends no final answer.');
      return;
    }
    if (head.framing === 'chunked') {
      this.#state = 'chunked';
      this.#chunked = new ChunkedBody();
    } else if (head.framing === 'until-close') this.#state = 'until-close';
    else {
      this.#state = 'length';
      this.#left = head.framing;
    }
    this.#events.onHead(head);
    if (head.framing === 0) this.#state = 'done';
  }

  #counted(bytes: Buffer): Buffer | undefined {
    const size = Math.min(this.#left, bytes.length);
    this.#left -= size;
    this.#events.onData(size === bytes.length ? bytes : bytes.subarray(0, size));
    if (this.#left === 0) this.#state = 'done';
    return size === bytes.length ? undefined : bytes.subarray(size);
  }

  #unchunk(bytes: Buffer): Buffer | undefined {
    const size = this.#chunked!.push(bytes, (piece) => this.#events.onData(piece));
    if (this.#chunked!.isDone) this.#state = 'done';
    return size === bytes.length ? undefined : bytes.subarray(size);
  }
}
