import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { EventRow } from '../event-row.ts';

const FLUSH_CHARACTERS = 1024 * 1024;

/**
 * Writes rows as one JSON object a line for DuckDB to read.
 * @returns rows written, and the first and last seq
 */
export async function stageRows(
  path: string,
  rows: Iterable<EventRow> | AsyncIterable<EventRow>,
): Promise<{ count: number; firstSeq: number; lastSeq: number }> {
  const stream = createWriteStream(path, { mode: 0o600 });
  const done = finished(stream);
  let pending = '';
  let count = 0;
  let firstSeq = Number.MAX_SAFE_INTEGER;
  let lastSeq = 0;
  try {
    for await (const row of rows) {
      pending += `${JSON.stringify(row)}\n`;
      count++;
      firstSeq = Math.min(firstSeq, row.seq);
      lastSeq = Math.max(lastSeq, row.seq);
      if (pending.length >= FLUSH_CHARACTERS) {
        if (!stream.write(pending)) await Promise.race([once(stream, 'drain'), done]);
        pending = '';
      }
    }
    stream.end(pending);
    await done;
  } finally {
    stream.destroy();
  }
  return { count, firstSeq, lastSeq };
}
