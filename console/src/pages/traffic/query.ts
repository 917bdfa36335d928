import { useDocument, useList } from '../../api/queries.ts';
import type { GatewayEvent, GuardAction, TrafficStats } from '../../api/types.ts';
import { closerRange } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';

export interface TrafficSearch {
  readonly action?: GuardAction | 'refuse';
  readonly model?: string;
  readonly token?: string;
  readonly status?: string;
  readonly q?: string;
}

export function useCalls(search: TrafficSearch) {
  const { range } = useRange();
  const { action, model, token, status, q } = search;
  return useList<GatewayEvent>('/api/traffic', { ...range, action, model, token, status, q });
}

/**
 * Figures for the chart. When all calls of a long range are recent, those of a shorter one, so that they do not stand as
 * one bar at its end.
 */
export function useChartStats() {
  const { range } = useRange();
  const whole = useTrafficStats().data;
  const first = whole?.series.find((bucket) => bucket.calls > 0)?.t;
  const closer = first === undefined ? undefined : closerRange(range, first, Date.now());
  const part = useDocument<TrafficStats>(
    '/api/traffic/stats',
    { buckets: 60 },
    { range: closer ?? range, enabled: closer !== undefined },
  ).data;
  return closer && part ? { stats: part, closer } : { stats: whole, closer: undefined };
}

export function useTrafficStats() {
  const { range } = useRange();
  return useDocument<TrafficStats>('/api/traffic/stats', { buckets: 60 }, { range });
}
