import { createHmac } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';
import type { Outbox, OutboxItem, Webhook } from '../storage/ports/index.ts';

const POLL_MS = 1_000;
const BATCH = 20;
const ATTEMPTS_MAX = 12;
const RETRY_MS_FIRST = 2_000;
const RETRY_MS_MAX = 60 * 60_000;

/** Sends one request; resolves with the HTTP status, rejects when there was no answer in time. */
export type PostJson = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}) => Promise<number>;

export interface OutboxDelivererDeps {
  readonly outbox: Outbox;
  readonly post: PostJson;
  readonly clock: Clock;
  readonly onError: (what: string, error: unknown) => void;
}

/**
 * Delivers the outbox to webhooks, at least once, oldest first, with exponential back-off. A delivery carries its id
 * (for the receiver's own deduplication) and `x-bartizan-signature: t=<seconds>,v1=<HMAC-SHA-256 of "<t>.<body>">`.
 */
export class OutboxDeliverer {
  readonly #deps: OutboxDelivererDeps;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: OutboxDelivererDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#timer = setTimeout(() => this.wake(), POLL_MS).unref();
  }

  /** Looks for due items now; one look at a time. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#abort.signal.aborted) return;
    this.#running = this.#running
      .then(() => this.deliverDue())
      .catch((error: unknown) => this.#deps.onError('the outbox could not be read', error))
      .finally(() => {
        clearTimeout(this.#timer);
        if (!this.#abort.signal.aborted) this.start();
      });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#abort.abort();
    await this.#running;
  }

  /** Tries every due item once. */
  async deliverDue(): Promise<void> {
    const items = await this.#deps.outbox.due(this.#deps.clock.nowMs(), BATCH);
    if (items.length === 0) return;
    const webhooks = new Map((await this.#deps.outbox.webhooks()).map((webhook) => [webhook.id, webhook]));
    await Promise.all(items.map((item) => this.#deliver(item, webhooks.get(item.webhookId))));
  }

  async #deliver(item: OutboxItem, webhook: Webhook | undefined): Promise<void> {
    const { outbox, clock } = this.#deps;
    if (!webhook?.enabled) {
      const error = webhook ? 'the webhook is switched off' : 'the webhook was removed';
      return outbox.settle(item.id, { delivered: false, error }, clock.nowMs());
    }
    const error = await this.#attempt(item, webhook);
    if (error === undefined) return outbox.settle(item.id, { delivered: true }, clock.nowMs());
    const attempts = item.attempts + 1;
    // Without a next attempt the item is failed for good, and the outbox shows it.
    const next = attempts >= ATTEMPTS_MAX ? {} : { nextAttemptMs: clock.nowMs() + retryMs(attempts) };
    return outbox.settle(item.id, { delivered: false, error, ...next }, clock.nowMs());
  }

  /** @returns what went wrong, in words for the operator; undefined when the receiver took it */
  async #attempt(item: OutboxItem, webhook: Webhook): Promise<string | undefined> {
    const seconds = Math.floor(this.#deps.clock.nowMs() / 1000);
    const signature = createHmac('sha256', webhook.secret).update(`${seconds}.${item.payload}`).digest('hex');
    try {
      const status = await this.#deps.post({
        url: webhook.url,
        headers: {
          'content-type': 'application/json',
          'x-bartizan-topic': item.topic,
          'x-bartizan-delivery': item.id,
          'x-bartizan-signature': `t=${seconds},v1=${signature}`,
        },
        body: item.payload,
        signal: this.#abort.signal,
      });
      return status >= 200 && status < 300 ? undefined : `the receiver answered ${status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** 2 s, 4 s, 8 s … one hour. */
function retryMs(attempts: number): number {
  return Math.min(RETRY_MS_FIRST * 2 ** (attempts - 1), RETRY_MS_MAX);
}
