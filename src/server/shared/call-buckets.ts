import { bucketsOf } from './buckets.ts';
import type { TimeRange } from './time-range.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Minutes of calls are kept a day longer, so that a range at the edge is whole. */
const minutesReachMs = 7 * dayMs;
const minutesRangeMaxMs = 4 * dayMs;

export interface CallBuckets {
  readonly grain: 'minute' | 'hour';
  readonly bucketMs: number;
  readonly starts: readonly number[];
}

/** Buckets for figures of calls: minutes for what is short and recent, whole hours for the rest. */
export function callBuckets(range: TimeRange, count: number, nowMs: number): CallBuckets {
  const isLong = range.toMs - range.fromMs > minutesRangeMaxMs || range.fromMs < nowMs - minutesReachMs;
  if (!isLong) return { grain: 'minute', ...bucketsOf(range, count) };
  const bucketMs = Math.max(1, Math.ceil((range.toMs - range.fromMs - 1) / count / hourMs)) * hourMs;
  const starts: number[] = [];
  const first = Math.floor(range.fromMs / bucketMs) * bucketMs;
  for (let start = first; start < range.toMs && starts.length <= count + 1; start += bucketMs)
    starts.push(start);
  return { grain: 'hour', bucketMs, starts };
}
