import { connect, type Socket } from 'node:net';

/** Requests of one kind, ready to be written to a socket; connections take them in turn. */
export interface Target {
  readonly name: string;
  readonly port: number;
  readonly requests: readonly Buffer[];
}

export interface LoadResult {
  readonly requests: number;
  readonly errors: number;
  readonly perSecond: number;
  /** Milliseconds, sorted. */
  readonly latenciesMs: Float64Array;
}

/** A request in HTTP/1.1's own spelling, with keep-alive. */
export function httpRequest(path: string, headers: Readonly<Record<string, string>>, body: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${lines.join('')}`;
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Bytes of the whole answer at the start of `buffer`, or 0 while it is incomplete. */
function answerLength(buffer: Buffer): number {
  const head = buffer.indexOf(END_OF_HEAD);
  if (head < 0) return 0;
  const text = buffer.toString('latin1', 0, head).toLowerCase();
  const at = text.indexOf('\r\ncontent-length:');
  if (at >= 0) {
    const total = head + 4 + Number.parseInt(text.slice(at + 17), 10);
    return buffer.length >= total ? total : 0;
  }
  const end = buffer.indexOf('\r\n0\r\n\r\n', head);
  return end < 0 ? 0 : end + 7;
}

class Connection {
  readonly #socket: Socket;
  readonly #record: (latencyMs: number, ok: boolean) => boolean;
  #buffer: Buffer = Buffer.alloc(0);
  #sentAt = 0;
  readonly #next: () => Buffer;
  readonly closed: Promise<void>;

  constructor(target: Target, next: () => Buffer, record: (latencyMs: number, ok: boolean) => boolean) {
    this.#next = next;
    this.#record = record;
    this.#socket = connect({ port: target.port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('connect', () => this.#send());
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.closed = new Promise((resolve) => {
      this.#socket.once('close', () => resolve());
      this.#socket.once('error', () => {
        this.#record(0, false);
        resolve();
      });
    });
  }

  #send(): void {
    this.#sentAt = performance.now();
    this.#socket.write(this.#next());
  }

  #receive(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    const length = answerLength(this.#buffer);
    if (length === 0) return;
    const ok = this.#buffer.toString('latin1', 9, 12) === '200';
    this.#buffer = this.#buffer.subarray(length);
    if (this.#record(performance.now() - this.#sentAt, ok)) this.#send();
    else this.#socket.destroy();
  }
}

/** Keeps so many connections busy for so long; each sends its next request when the answer to the last is complete. */
export async function load(target: Target, connections: number, durationMs: number): Promise<LoadResult> {
  const latencies: number[] = [];
  let errors = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + durationMs;
  const record = (latencyMs: number, ok: boolean): boolean => {
    if (ok) latencies.push(latencyMs);
    else errors++;
    return performance.now() < endsAt;
  };
  let turn = 0;
  const next = (): Buffer => target.requests[turn++ % target.requests.length]!;
  const all = Array.from({ length: connections }, () => new Connection(target, next, record));
  await Promise.all(all.map((connection) => connection.closed));
  const seconds = (performance.now() - startedAt) / 1_000;
  const latenciesMs = Float64Array.from(latencies).sort();
  return { requests: latencies.length, errors, perSecond: latencies.length / seconds, latenciesMs };
}

/** @param fraction 0.5 for the median */
export function quantile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
