import { useDocument } from '../../api/queries.ts';
import type { Budget, Page, Price, Spend, Team, TokenInfo, TrafficStats } from '../../api/types.ts';
import { useRange } from '../../lib/use-range.ts';

export const spendBy = ['team', 'token', 'model', 'upstream'] as const;
export type SpendBy = (typeof spendBy)[number];
export const measures = ['cost', 'tokens', 'calls'] as const;
export type Measure = (typeof measures)[number];

export function useSpend(by: SpendBy) {
  const { range } = useRange();
  return useDocument<Spend>('/api/spend', { by, buckets: 60, groups: 8 }, { range });
}

/** Calls that the gateway refused with a status: 429 for limits, 402 for budgets. */
export function useRefused(status: '429' | '402') {
  const { range } = useRange();
  const stats = useDocument<TrafficStats>(
    '/api/traffic/stats',
    { action: 'refuse', status, buckets: 60 },
    { range },
  );
  return stats.data?.totals.calls ?? 0;
}

export function useBudgets() {
  return useDocument<Page<Budget>>('/api/budgets');
}

export function usePrices() {
  return useDocument<Page<Price>>('/api/prices');
}

export function useTeams() {
  return useDocument<Page<Team>>('/api/teams');
}

export function useGatewayTokens() {
  return useDocument<Page<TokenInfo>>('/api/tokens');
}
