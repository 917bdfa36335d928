import { z } from 'zod';
import type { DeadLetter } from '../../../storage/ports/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { defined, flagParameter, nameParameter, pageOf, pageQuery } from '../../shared/query.ts';

const rawShownMax = 16 * 1024;

const deadLetterSchema = z.object({
  id: z.string(),
  source: z.string(),
  format: z.string(),
  receivedMs: z.number(),
  reason: z.string(),
  detail: z.string(),
  /** The record as text; what is not UTF-8 shows as U+FFFD, and only the first 16 KiB are shown. */
  raw: z.string(),
  rawBytes: z.number().int(),
  replayedMs: z.number().nullable(),
});

export const deadLettersList = defineRoute({
  method: 'GET',
  path: '/api/dead-letters',
  access: needs('read'),
  tag: 'events',
  summary: 'Records that could not be processed, newest first, each with its reason',
  query: z.strictObject({
    ...pageQuery,
    source: nameParameter.optional(),
    reason: nameParameter.optional(),
    includeReplayed: flagParameter.optional(),
  }),
  status: 200,
  response: pageOf(deadLetterSchema),
  async handle({ query, deps }) {
    const { limit, ...filter } = query;
    const page = await deps.store.deadLetters.list({ limit, ...defined(filter) });
    return { items: page.items.map(viewOf), nextCursor: page.nextCursor };
  },
});

function viewOf({ raw, ...letter }: DeadLetter): z.infer<typeof deadLetterSchema> {
  const shown = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, rawShownMax));
  return { ...letter, raw: shown.toString('utf8'), rawBytes: raw.byteLength };
}
