import { useDocument, useList } from '../../api/queries.ts';
import type { GatewayEvent, GuardAction, TrafficStats } from '../../api/types.ts';
import { useRange } from '../../lib/use-range.ts';

export interface TrafficSearch {
  readonly action?: GuardAction;
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

export function useTrafficStats() {
  const { range } = useRange();
  return useDocument<TrafficStats>('/api/traffic/stats', { buckets: 60 }, { range });
}
