import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ReplySink } from '../../protect/gateway/index.ts';

/** Up to this size head and body leave in one write. */
const ONE_WRITE_MAX = 64 * 1024;

let dateLine = '';
let dateUntilMs = 0;

/** The `date` header, made once a second. */
function date(): string {
  const nowMs = Date.now();
  if (nowMs >= dateUntilMs) {
    dateUntilMs = nowMs - (nowMs % 1_000) + 1_000;
    dateLine = `date: ${new Date(nowMs).toUTCString()}\r\n`;
  }
  return dateLine;
}

function headOf(status: number, headers: readonly string[], closes: boolean): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n`;
  for (let i = 0; i < headers.length; i += 2) {
    // Values come from parsers that let no line end through; a header that could hold one must not leave.
    if (/[\r\n\0]/.test(headers[i + 1]!)) continue;
    head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  }
  return `${head}${date()}connection: ${closes ? 'close' : 'keep-alive'}\r\n`;
}

/** Writes one answer of the gateway to a connection of the lane. */
export class LaneReply implements ReplySink {
  readonly #socket: Socket;
  readonly #onDone: () => void;
  readonly #closes: () => boolean;
  readonly #onSilence: (durationMs: number) => void;
  #callerGone: (() => void) | undefined;
  #state: 'open' | 'streaming' | 'done' = 'open';
  status = 0;

  /**
   * @param closes whether the connection ends after this answer
   * @param onDone the answer is complete; not called when the connection breaks
   */
  constructor(
    socket: Socket,
    closes: () => boolean,
    onDone: () => void,
    onSilence: (durationMs: number) => void,
  ) {
    this.#socket = socket;
    this.#closes = closes;
    this.#onDone = onDone;
    this.#onSilence = onSilence;
  }

  send(status: number, headers: string[], body: Buffer | string): void {
    if (this.#state !== 'open') return;
    this.status = status;
    this.#state = 'done';
    if (this.#socket.destroyed) return;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const head = `${headOf(status, headers, this.#closes())}content-length: ${bytes.length}\r\n\r\n`;
    if (bytes.length <= ONE_WRITE_MAX) this.#socket.write(head + bytes.toString('latin1'), 'latin1');
    else {
      this.#socket.cork();
      this.#socket.write(head, 'latin1');
      this.#socket.write(bytes);
      this.#socket.uncork();
    }
    this.#onDone();
  }

  start(status: number, headers: string[]): void {
    if (this.#state !== 'open') return;
    this.status = status;
    this.#state = 'streaming';
    if (this.#socket.destroyed) return;
    this.#socket.write(
      `${headOf(status, headers, this.#closes())}transfer-encoding: chunked\r\n\r\n`,
      'latin1',
    );
  }

  write(chunk: Buffer | string): boolean {
    if (this.#state !== 'streaming' || this.#socket.destroyed) return true;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (bytes.length === 0) return true;
    const size = bytes.length.toString(16);
    if (bytes.length <= ONE_WRITE_MAX)
      return this.#socket.write(`${size}\r\n${bytes.toString('latin1')}\r\n`, 'latin1');
    this.#socket.cork();
    this.#socket.write(`${size}\r\n`, 'latin1');
    this.#socket.write(bytes);
    const isFlowing = this.#socket.write('\r\n', 'latin1');
    this.#socket.uncork();
    return isFlowing;
  }

  end(): void {
    if (this.#state !== 'streaming') return;
    this.#state = 'done';
    if (this.#socket.destroyed) return;
    this.#socket.write('0\r\n\r\n', 'latin1');
    this.#onDone();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  onCallerGone(listener: () => void): void {
    this.#callerGone = listener;
  }

  onDrain(listener: () => void): void {
    this.#socket.once('drain', listener);
  }

  allowSilence(durationMs: number): void {
    this.#onSilence(durationMs);
  }

  /** The connection broke: the caller is told of only when its answer was not complete. */
  closed(): void {
    if (this.#state === 'done') return;
    this.#state = 'done';
    this.#callerGone?.();
  }
}
