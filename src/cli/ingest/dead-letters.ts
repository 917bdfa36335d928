import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { listAll } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';

const sourceSchema = z.looseObject({ source: z.string(), events: z.number(), deadLetters: z.number() });
const POLL_MS = 200;

/** How much of a source was processed, in which way. */
export interface SourceCounts {
  readonly events: number;
  readonly deadLetters: number;
}

export async function countsOf(client: ApiClient, source: string): Promise<SourceCounts> {
  const sources = await listAll(client, { path: '/api/sources', item: sourceSchema });
  return sources.find((one) => one.source === source) ?? { events: 0, deadLetters: 0 };
}

/**
 * Waits until a source has grown by the records that were handed over: the pipeline works behind the acknowledgement.
 *
 * @param waitMs longest wait, milliseconds
 * @returns the source's counts, and whether all is processed
 */
export async function waitUntilProcessed(
  client: ApiClient,
  source: string,
  before: SourceCounts,
  records: number,
  waitMs: number,
): Promise<SourceCounts & { readonly isComplete: boolean }> {
  const deadlineMs = performance.now() + waitMs;
  await client.drained();
  for (;;) {
    const now = await countsOf(client, source);
    const grown = now.events + now.deadLetters - before.events - before.deadLetters;
    if (grown >= records || performance.now() >= deadlineMs) return { ...now, isComplete: grown >= records };
    await sleep(POLL_MS);
  }
}
