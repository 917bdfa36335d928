import type { ServerResponse } from 'node:http';
import type { ReplySink } from '../../protect/gateway/index.ts';

const ONE_WRITE_MAX = 16 * 1024;

/** Writes the gateway's answer straight to the socket's response. */
export class HttpReplySink implements ReplySink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  send(status: number, headers: string[], body: Buffer | string): void {
    if (this.#response.destroyed || this.#response.headersSent) return;
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    headers.push('content-length', String(length));
    this.#response.writeHead(status, headers);
    // Node sends a string together with the head in one write, a buffer beside it. As Latin-1 every byte stays itself.
    if (typeof body !== 'string' && length <= ONE_WRITE_MAX)
      this.#response.end(body.toString('latin1'), 'latin1');
    else this.#response.end(body);
  }

  start(status: number, headers: string[]): void {
    if (this.#response.destroyed) return;
    this.#response.writeHead(status, headers);
    // The caller learns at once that the answer has begun, however long the model thinks.
    this.#response.flushHeaders();
  }

  write(chunk: Buffer | string): boolean {
    return this.#response.destroyed || this.#response.write(chunk);
  }

  end(): void {
    this.#response.end();
  }

  destroy(): void {
    this.#response.destroy();
  }

  onCallerGone(listener: () => void): void {
    this.#response.once('close', () => {
      if (!this.#response.writableFinished) listener();
    });
  }

  onDrain(listener: () => void): void {
    this.#response.once('drain', listener);
  }

  allowSilence(durationMs: number): void {
    this.#response.socket?.setTimeout(durationMs);
  }
}
