import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { readAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { type Batch, bodyOf, idempotencyKey, type PlacedRecord } from './batch.ts';

const acceptedSchema = z.looseObject({ accepted: z.number(), duplicate: z.boolean().default(false) });

const ATTEMPTS_MAX = 20;
const DELAY_MS_MAX = 5_000;
const ASKED_DELAY_MS_MAX = 60_000;
/** The API says "later": too many requests, or not ready. */
const LATER = new Set([429, 503]);
const TOO_LARGE = 413;

export interface SendOptions {
  readonly source: string;
  readonly format: string;
  /** Waits between attempts; tests hand in one that does not. */
  readonly wait?: (delayMs: number) => Promise<unknown>;
}

/** What became of a batch's records. */
export interface Sent {
  readonly accepted: number;
  /** Of the accepted, those that were there already from an earlier time. */
  readonly duplicates: number;
  /** Records that the server takes under no circumstances. */
  readonly refused: readonly PlacedRecord[];
}

/**
 * Sends one batch until it is durable. The server refuses a body as a whole when one record in it is too long: then its
 * halves are sent, until the one record that is meant stands alone.
 */
export async function sendBatch(client: ApiClient, batch: Batch, options: SendOptions): Promise<Sent> {
  try {
    const { accepted, duplicate } = await sendOnce(client, batch, options);
    return { accepted, duplicates: duplicate ? accepted : 0, refused: [] };
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== TOO_LARGE) throw error;
    const { records } = batch;
    if (records.length <= 1) return { accepted: 0, duplicates: 0, refused: records };
    const middle = Math.ceil(records.length / 2);
    const first = await sendBatch(client, { ...batch, records: records.slice(0, middle) }, options);
    const second = await sendBatch(client, { ...batch, records: records.slice(middle) }, options);
    return {
      accepted: first.accepted + second.accepted,
      duplicates: first.duplicates + second.duplicates,
      refused: [...first.refused, ...second.refused],
    };
  }
}

/** Repeats a request that comes too early; it has the same key every time, so an answer lost on the way costs nothing. */
async function sendOnce(
  client: ApiClient,
  batch: Batch,
  options: SendOptions,
): Promise<z.infer<typeof acceptedSchema>> {
  const wait = options.wait ?? sleep;
  const path = `/api/events?${new URLSearchParams({ source: options.source, format: options.format })}`;
  const bytes = bodyOf(batch);
  const headers = { 'idempotency-key': idempotencyKey(batch, bytes) };
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await client.sendRaw(
        'POST',
        path,
        { bytes, contentType: 'application/x-ndjson' },
        headers,
      );
      return readAnswer(acceptedSchema, answer);
    } catch (error) {
      const isLater = error instanceof Fault && LATER.has(error.status);
      if (!isLater || attempt >= ATTEMPTS_MAX) throw error;
      const backOffMs = Math.min(DELAY_MS_MAX, 100 * 2 ** Math.min(attempt - 1, 10));
      const askedMs = Math.min(ASKED_DELAY_MS_MAX, (error.retryAfterSeconds ?? 0) * 1000);
      await wait(Math.max(backOffMs, askedMs));
    }
  }
}
