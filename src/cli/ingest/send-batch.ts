import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { readAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import type { Batch } from './batch.ts';

const acceptedSchema = z.looseObject({ accepted: z.number(), deadLettered: z.number().default(0) });
export type Accepted = z.infer<typeof acceptedSchema>;

const ATTEMPTS_MAX = 20;
const DELAY_MS_MAX = 5_000;
/** The API says "later": too many requests, or not ready. */
const LATER = new Set([429, 503]);

export interface SendOptions {
  readonly source: string;
  readonly format: string;
  readonly signal?: AbortSignal | undefined;
  /** Waits between attempts; tests hand in one that does not. */
  readonly wait?: (delayMs: number) => Promise<void>;
}

/** Sends one batch until it is durable. A repeated batch has the same key, so an answer lost on the way costs nothing. */
export async function sendBatch(client: ApiClient, batch: Batch, options: SendOptions): Promise<Accepted> {
  const wait = options.wait ?? ((delayMs: number) => sleep(delayMs).then(() => undefined));
  const query = new URLSearchParams({ source: options.source, format: options.format });
  for (let attempt = 1; ; attempt++) {
    try {
      const body = { bytes: batch.body, contentType: 'application/x-ndjson' };
      const headers = { 'idempotency-key': batch.idempotencyKey };
      return readAnswer(acceptedSchema, await client.sendRaw('POST', `/api/events?${query}`, body, headers));
    } catch (error) {
      const isLater = error instanceof Fault && LATER.has(error.status);
      if (!isLater || attempt >= ATTEMPTS_MAX) throw error;
      const backOffMs = Math.min(DELAY_MS_MAX, 100 * 2 ** Math.min(attempt - 1, 10));
      const askedMs = (error.retryAfterSeconds ?? 0) * 1000;
      await wait(Math.min(60_000, Math.max(backOffMs, askedMs)));
    }
  }
}
