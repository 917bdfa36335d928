import { GATEWAY_SOURCE } from '../contracts/event.ts';
import type { GatewayEvent } from '../contracts/gateway-event.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Journal } from '../storage/ports/index.ts';

/** Calls that finish within this time share one append: thousands of calls a second, hundreds of fsyncs. */
const GATHER_MS = 25;
const BATCH_EVENTS_MAX = 500;
const BATCH_CHARACTERS_MAX = 2 * 1024 * 1024;

/** Appends the events of finished calls to the journal, gathered into few batches. */
export class GatewayJournal {
  readonly #journal: Pick<Journal, 'append'>;
  readonly #clock: Clock;
  readonly #onAppended: () => void;
  #lines: string[] = [];
  #characters = 0;
  #timer: NodeJS.Timeout | undefined;
  #batch = Promise.withResolvers<void>();
  readonly #running = new Set<Promise<void>>();

  constructor(journal: Pick<Journal, 'append'>, clock: Clock, onAppended: () => void) {
    this.#journal = journal;
    this.#clock = clock;
    this.#onAppended = onAppended;
  }

  /** Resolves when the event is durable. */
  record(event: GatewayEvent): Promise<void> {
    const line = JSON.stringify(event);
    this.#lines.push(line);
    this.#characters += line.length;
    const durable = this.#batch.promise;
    if (this.#lines.length >= BATCH_EVENTS_MAX || this.#characters >= BATCH_CHARACTERS_MAX) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
    return durable;
  }

  /** Waits until everything that was recorded is durable. */
  async close(): Promise<void> {
    this.#flush();
    await Promise.allSettled(this.#running);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.length === 0) return;
    const lines = this.#lines;
    const { promise, resolve, reject } = this.#batch;
    this.#lines = [];
    this.#characters = 0;
    this.#batch = Promise.withResolvers<void>();
    this.#append(lines).then(resolve, reject);
    this.#running.add(promise);
    promise
      .catch(() => undefined) // Whoever recorded an event of the batch is told by the same promise.
      .finally(() => this.#running.delete(promise));
  }

  async #append(lines: readonly string[]): Promise<void> {
    const body = Buffer.from(lines.join('\n'));
    const receivedMs = this.#clock.nowMs();
    await this.#journal.append([
      { source: GATEWAY_SOURCE, format: 'gateway', receivedMs, body, recordCount: lines.length },
    ]);
    this.#onAppended();
  }
}
