import type { TimeRange } from './time-range.ts';

const minuteMs = 60_000;

export interface Buckets {
  /** A multiple of a minute. */
  readonly bucketMs: number;
  /** Starts of the buckets that cover the range. */
  readonly starts: readonly number[];
}

/** Divides a range into about `count` buckets of whole minutes, aligned to the epoch as the counts are. */
export function bucketsOf(range: TimeRange, count: number): Buckets {
  // A range up to now ends a millisecond later, which is no reason for a wider bucket.
  const bucketMs = Math.max(1, Math.ceil((range.toMs - range.fromMs - 1) / count / minuteMs)) * minuteMs;
  const starts: number[] = [];
  const first = Math.floor(range.fromMs / bucketMs) * bucketMs;
  for (let start = first; start < range.toMs && starts.length <= count + 1; start += bucketMs)
    starts.push(start);
  return { bucketMs, starts };
}
