import { latencyOfClass } from '../../contracts/latency-class.ts';
import type { CallBucket, CallStats } from '../../storage/ports/index.ts';

const none = {
  calls: 0,
  blocked: 0,
  redacted: 0,
  flagged: 0,
  refused: 0,
  errors: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
};
type Figures = typeof none;

/** The figures of each bucket that the chart shows, and those of all of them. */
export function seriesOf(stats: Pick<CallStats, 'buckets' | 'latencies'>, starts: readonly number[]) {
  const byBucket = Map.groupBy(stats.buckets, ({ bucketMs }) => bucketMs);
  const latencies = Map.groupBy(stats.latencies, ({ bucketMs }) => bucketMs);
  return {
    series: starts.map((t) => ({
      t,
      ...figuresOf(byBucket.get(t) ?? []),
      ...latencyOf(latencies.get(t) ?? []),
    })),
    totals: figuresOf(stats.buckets),
  };
}

function figuresOf(buckets: readonly CallBucket[]): Figures {
  const sums = { ...none };
  for (const { action, isError, calls, inputTokens, outputTokens, costMicros } of buckets) {
    sums.calls += calls;
    sums.inputTokens += inputTokens;
    sums.outputTokens += outputTokens;
    sums.costMicros += costMicros;
    if (action === 'block') sums.blocked += calls;
    // A blocked or refused call is no error: the gateway did what it was told.
    else if (action === 'refuse') sums.refused += calls;
    else if (isError) sums.errors += calls;
    if (action === 'redact') sums.redacted += calls;
    if (action === 'flag') sums.flagged += calls;
  }
  return sums;
}

/** The middle and the slow end of classes of latency (nearest rank). */
export function latencyOf(latencies: readonly { readonly latencyClass: number; readonly calls: number }[]): {
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
} {
  const sorted = [...latencies].sort((a, b) => a.latencyClass - b.latencyClass);
  const total = sorted.reduce((sum, { calls }) => sum + calls, 0);
  const at = (share: number): number | null => {
    let left = Math.ceil(share * total);
    for (const { latencyClass, calls } of sorted) {
      left -= calls;
      if (left <= 0) return latencyOfClass(latencyClass);
    }
    return null;
  };
  return total === 0 ? { p50Ms: null, p95Ms: null } : { p50Ms: at(0.5), p95Ms: at(0.95) };
}
