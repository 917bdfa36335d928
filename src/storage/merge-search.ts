import { comparePositions, encodePosition } from './event-order.ts';
import { type EventRow, eventViewOf } from './event-row.ts';
import type { EventPage } from './ports/index.ts';
import type { RowPosition } from './sealed-store.ts';

/**
 * Makes one page of what the open days and the sealed days found.
 *
 * @param found rows of both, each read with one more than the limit
 * @param stoppedAt how far the open days were looked at, when that was not to the end
 */
export function mergeSearch(
  found: readonly EventRow[],
  limit: number,
  stoppedAt: RowPosition | undefined,
): EventPage {
  const bySeq = new Map<number, EventRow>();
  for (const row of found) {
    // Beyond the place where the open days stopped, rows of sealed days would jump the queue.
    if (!stoppedAt || comparePositions(row, stoppedAt) <= 0) bySeq.set(row.seq, row);
  }
  // A day that is just being sealed is found twice; its seq tells.
  const rows = [...bySeq.values()].sort(comparePositions);
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const goesOnAt = hasMore ? shown.at(-1) : stoppedAt;
  return {
    events: shown.map(eventViewOf),
    nextCursor: goesOnAt ? encodePosition(goesOnAt) : null,
    partial: !hasMore && stoppedAt !== undefined,
  };
}
