/** Messages on their way to the journal, as lines. */
export interface MessageBatch {
  /** Messages, each ended by a newline. */
  readonly body: Uint8Array;
  readonly recordCount: number;
}

export interface MessageBatcherOptions {
  /** Resolves when the batch is durable. One batch is under way at a time. */
  readonly sink: (batch: MessageBatch) => Promise<void>;
  readonly onError: (error: unknown, lost: number) => void;
  /** Bytes that wait at most; beyond them `add` says no. */
  readonly waitingBytesMax: number;
  /** How long messages are gathered before they go, when nothing is under way. */
  readonly lingerMs: number;
}

const ATTEMPTS_MAX = 5;
const NEWLINE = 10;
const RETURN = 13;

/**
 * Gathers messages into batches: while one is being made durable, the next one grows. So many small messages cost few
 * fsyncs, and a single one is not held back longer than `lingerMs`.
 */
export class MessageBatcher {
  readonly #options: MessageBatcherOptions;
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #flight: Promise<void> | undefined;
  #waiters: (() => void)[] = [];

  constructor(options: MessageBatcherOptions) {
    this.#options = options;
  }

  /** Whether senders that can be held back should be. */
  get isFull(): boolean {
    return this.#bytes >= this.#options.waitingBytesMax;
  }

  /** Takes a copy of a message; false when there is no room, and then nothing was taken. */
  add(message: Uint8Array, isForced = false): boolean {
    if (this.isFull && !isForced) return false;
    const line = asLine(message);
    this.#parts.push(line);
    this.#bytes += line.length;
    this.#timer ??= setTimeout(() => this.#start(), this.#options.lingerMs);
    if (this.isFull) this.#start();
    return true;
  }

  /** Resolves when there is room again. */
  async room(): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  /** Sends what waits and resolves when all is durable. */
  async flush(): Promise<void> {
    while (this.#parts.length > 0 || this.#flight !== undefined) {
      this.#start();
      await this.#flight;
    }
  }

  #start(): void {
    if (this.#flight !== undefined || this.#parts.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = { body: Buffer.concat(this.#parts, this.#bytes), recordCount: this.#parts.length };
    this.#parts = [];
    this.#bytes = 0;
    for (const resolve of this.#waiters.splice(0)) resolve();
    this.#flight = this.#send(batch).finally(() => {
      this.#flight = undefined;
      this.#start();
    });
  }

  async #send(batch: MessageBatch): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#options.sink(batch);
        return;
      } catch (error) {
        const isLast = attempt === ATTEMPTS_MAX;
        this.#options.onError(error, isLast ? batch.recordCount : 0);
        if (isLast) return;
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      }
    }
  }
}

/** The message as one line: a line end inside becomes `#012`, as rsyslog writes it. */
function asLine(message: Uint8Array): Uint8Array {
  if (message.includes(NEWLINE) || message.includes(RETURN)) {
    const text = Buffer.from(message).toString('latin1').replaceAll('\r', '#015').replaceAll('\n', '#012');
    return Buffer.from(`${text}\n`, 'latin1');
  }
  const line = Buffer.allocUnsafe(message.length + 1);
  line.set(message);
  line[message.length] = NEWLINE;
  return line;
}
