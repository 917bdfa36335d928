import type { ServerResponse } from 'node:http';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

/** Bytes that may wait for one reader; one that is further behind is cut off and comes back by itself. */
const backlogBytesMax = 256 * 1024;
const heartbeatMs = 15_000;

/** Tells one reader alone. */
type Send = (event: string, data: unknown) => void;

/** Server-sent events to a bounded number of readers. A slow reader never slows the others or grows the memory. */
export class LiveHub {
  readonly #clientsMax: number;
  readonly #clients = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;
  #greet: ((send: Send) => void) | undefined;

  constructor(clientsMax: number) {
    this.#clientsMax = clientsMax;
    this.#heartbeat = setInterval(() => this.#write(': alive\n\n'), heartbeatMs);
    this.#heartbeat.unref();
  }

  get size(): number {
    return this.#clients.size;
  }

  /** @throws Fault `busy` when there are too many readers */
  requireRoom(): void {
    if (this.#clients.size >= this.#clientsMax) throw new Fault(serverFaults.busy, { retryAfterSeconds: 30 });
  }

  /** Adds a response whose head was written; it leaves when its connection ends. */
  add(response: ServerResponse): void {
    this.#clients.add(response);
    response.once('close', () => this.#clients.delete(response));
    response.write('retry: 2000\n\n');
    this.#greet?.((event, data) => {
      if (this.#clients.has(response)) response.write(frameOf(event, data));
    });
  }

  /** Called with each reader that joins, so that nobody waits for a change to see how things stand. */
  onJoin(greet: (send: Send) => void): void {
    this.#greet = greet;
  }

  send(event: string, data: unknown): void {
    if (this.#clients.size === 0) return;
    this.#write(frameOf(event, data));
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const client of this.#clients) client.end();
    this.#clients.clear();
  }

  #write(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength > backlogBytesMax) {
        this.#clients.delete(client);
        client.destroy();
      } else {
        client.write(text);
      }
    }
  }
}

function frameOf(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
