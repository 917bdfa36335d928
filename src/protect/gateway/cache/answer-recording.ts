import type { HeaderMap } from '../transport.ts';
import type { CachedAnswer } from './answer-cache.ts';

const BYTES_MAX = 4 * 1024 * 1024;

/** Keeps what an upstream sends while it is passed on; too long an answer is not kept. */
export class AnswerRecording {
  readonly key: string;
  readonly ttlMs: number;
  #headers: HeaderMap = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(key: string, ttlMs: number) {
    this.key = key;
    this.ttlMs = ttlMs;
  }

  /** A new answer begins: that of an upstream that failed counts no more. */
  begin(headers: HeaderMap): void {
    this.#headers = headers;
    this.#chunks = [];
    this.#bytes = 0;
  }

  data(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > BYTES_MAX) this.#chunks = [];
    else this.#chunks.push(Buffer.from(chunk));
  }

  /** The whole answer; undefined when there is none or it was too long. */
  get answer(): CachedAnswer | undefined {
    if (this.#bytes === 0 || this.#bytes > BYTES_MAX) return undefined;
    const { 'content-type': type, 'content-encoding': encoding } = this.#headers;
    const headers = {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    };
    return { headers, body: Buffer.concat(this.#chunks) };
  }
}
