import { useDocument, useList } from '../../api/queries.ts';
import type { GatewayEvent, TrafficStats } from '../../api/types.ts';
import type { CallFilter } from '../../lib/call-filter.ts';
import { closerRange } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';

export const chartKinds = ['calls', 'latency', 'tokens', 'cost'] as const;
export type ChartKind = (typeof chartKinds)[number];

export interface TrafficSearch extends CallFilter {
  readonly chart?: Exclude<ChartKind, 'calls'>;
}

/** The part of the address that narrows the list. */
export function filterOf(search: TrafficSearch): CallFilter {
  const {
    chart: _chart,
    from: _from,
    to: _to,
    ...filter
  } = search as TrafficSearch & Record<string, unknown>;
  return filter;
}

export function useCalls(filter: CallFilter) {
  const { range } = useRange();
  return useList<GatewayEvent>('/api/traffic', { ...range, ...filter });
}

/** The figures know neither free text nor single rules. */
function statsFilter({ q: _q, rule: _rule, ...filter }: CallFilter): CallFilter {
  return filter;
}

/**
 * Figures for the chart. When all calls of a long range are recent, those of a shorter one, so that they do not stand as
 * one bar at its end.
 */
export function useChartStats(filter: CallFilter) {
  const { range } = useRange();
  const { data: whole, isError } = useTrafficStats(filter);
  const first = whole?.series.find((bucket) => bucket.calls > 0)?.t;
  const closer = first === undefined ? undefined : closerRange(range, first, Date.now());
  const part = useDocument<TrafficStats>(
    '/api/traffic/stats',
    { buckets: 60, ...statsFilter(filter) },
    { range: closer ?? range, enabled: closer !== undefined },
  ).data;
  return {
    whole,
    isError,
    stats: closer && part ? part : whole,
    closer: closer && part ? closer : undefined,
  };
}

export function useTrafficStats(filter: CallFilter = {}) {
  const { range } = useRange();
  return useDocument<TrafficStats>('/api/traffic/stats', { buckets: 60, ...statsFilter(filter) }, { range });
}
