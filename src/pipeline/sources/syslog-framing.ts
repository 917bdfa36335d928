/** Why bytes on a connection did not become a message. */
export type FramingDrop = 'too_long' | 'malformed' | 'truncated';

export interface SyslogFramingOptions {
  readonly messageBytesMax: number;
  readonly onMessage: (message: Uint8Array) => void;
  readonly onDrop: (drop: FramingDrop, byteLength: number) => void;
}

const NEWLINE = 10;
const NUL = 0;
const SPACE = 32;
const LESS_THAN = 60;
const LENGTH_DIGITS_MAX = 9;

/**
 * Cuts a TCP or TLS stream into syslog messages: RFC 6587's octet counting (`123 <34>1 …`) or messages ended by LF or NUL.
 * Which of them a sender uses shows in its first bytes. Holds at most one message.
 */
export class SyslogFraming {
  readonly #options: SyslogFramingOptions;
  #pending: Buffer = Buffer.alloc(0);
  #kind: 'counted' | 'delimited' | undefined;
  /** Bytes of a too long message that are still to be thrown away. */
  #discard = 0;
  /** Bytes thrown away of a line that is too long and has not ended yet. */
  #discardedLine = 0;
  #isBroken = false;

  constructor(options: SyslogFramingOptions) {
    this.#options = options;
  }

  /** True once the stream cannot be followed any more; the connection must be closed. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Whether a message has begun that is not complete. */
  get isPartial(): boolean {
    return this.#pending.length > 0 || this.#discard > 0 || this.#discardedLine > 0;
  }

  push(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    let at = 0;
    while (at < this.#pending.length && !this.#isBroken) {
      const next = this.#take(at);
      if (next === undefined) break;
      at = next;
    }
    this.#pending = Buffer.from(this.#pending.subarray(at));
  }

  /** The sender closed the connection: a last line without its end is a message, a part of a counted one is not. */
  finish(): void {
    if (this.#pending.length > 0) {
      if (this.#kind === 'counted') this.#options.onDrop('truncated', this.#pending.length);
      else this.#emit(this.#pending);
    }
    if (this.#discardedLine > 0) this.#options.onDrop('too_long', this.#discardedLine);
    this.#pending = Buffer.alloc(0);
    this.#discardedLine = 0;
  }

  /** Takes what begins at a position; returns the position after it, undefined when more bytes are needed. */
  #take(at: number): number | undefined {
    if (this.#discard > 0) {
      const dropped = Math.min(this.#discard, this.#pending.length - at);
      this.#discard -= dropped;
      return at + dropped;
    }
    this.#kind ??= this.#detect(at);
    if (this.#kind === undefined) return undefined;
    return this.#kind === 'counted' ? this.#takeCounted(at) : this.#takeDelimited(at);
  }

  /** Digits, a space and `<` begin a counted message; a timestamp begins with digits too, but goes on otherwise. */
  #detect(start: number): 'counted' | 'delimited' | undefined {
    let at = start;
    while (at < this.#pending.length && at - start <= LENGTH_DIGITS_MAX && isDigit(this.#pending[at])) at++;
    if (at === start || at - start > LENGTH_DIGITS_MAX) return 'delimited';
    if (at + 1 >= this.#pending.length) return undefined;
    return this.#pending[at] === SPACE && this.#pending[at + 1] === LESS_THAN ? 'counted' : 'delimited';
  }

  #takeCounted(start: number): number | undefined {
    let at = start;
    let length = 0;
    while (at < this.#pending.length && isDigit(this.#pending[at])) {
      length = length * 10 + (this.#pending[at] as number) - 48;
      at++;
      if (at - start > LENGTH_DIGITS_MAX) return this.#break(start);
    }
    if (at === this.#pending.length) return undefined;
    // Some senders also end counted messages with a newline.
    if (at === start && (this.#pending[at] === NEWLINE || this.#pending[at] === 13)) return at + 1;
    if (at === start || this.#pending[at] !== SPACE || length === 0) return this.#break(start);
    at++;
    if (length > this.#options.messageBytesMax) {
      this.#options.onDrop('too_long', length);
      this.#discard = length;
      return at;
    }
    if (this.#pending.length - at < length) return undefined;
    this.#emit(this.#pending.subarray(at, at + length));
    return at + length;
  }

  #break(at: number): number {
    this.#isBroken = true;
    this.#options.onDrop('malformed', this.#pending.length - at);
    return this.#pending.length;
  }

  #takeDelimited(start: number): number | undefined {
    const end = this.#lineEnd(start);
    if (end === undefined) {
      const held = this.#pending.length - start;
      if (this.#discardedLine === 0 && held <= this.#options.messageBytesMax) return undefined;
      this.#discardedLine += held;
      return this.#pending.length;
    }
    if (this.#discardedLine > 0 || end - start > this.#options.messageBytesMax) {
      this.#options.onDrop('too_long', this.#discardedLine + end - start);
      this.#discardedLine = 0;
    } else {
      this.#emit(this.#pending.subarray(start, end));
    }
    return end + 1;
  }

  #lineEnd(start: number): number | undefined {
    const newline = this.#pending.indexOf(NEWLINE, start);
    const nul = this.#pending.subarray(start, newline < 0 ? undefined : newline).indexOf(NUL);
    if (nul >= 0) return start + nul;
    return newline < 0 ? undefined : newline;
  }

  #emit(message: Buffer): void {
    let end = message.length;
    while (end > 0 && (message[end - 1] === 13 || message[end - 1] === NEWLINE)) end--;
    if (end > 0) this.#options.onMessage(message.subarray(0, end));
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}
