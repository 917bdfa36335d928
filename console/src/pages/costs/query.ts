import { useDocument } from '../../api/queries.ts';
import type { Budget, Page, Price, Spend, Team, TokenInfo } from '../../api/types.ts';
import { useRange } from '../../lib/use-range.ts';

export const spendBy = ['team', 'token', 'model', 'upstream'] as const;
export type SpendBy = (typeof spendBy)[number];
export const measures = ['cost', 'tokens', 'calls'] as const;
export type Measure = (typeof measures)[number];

export function useSpend(by: SpendBy) {
  const { range } = useRange();
  return useDocument<Spend>('/api/spend', { by, buckets: 60 }, { range });
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
