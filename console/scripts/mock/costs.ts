import type { Budget, Price, Spend, Team } from '../../src/api/types.ts';
import { histogramOf, type MockState } from './state.ts';

const dayMs = 86_400_000;
const groupsBy: Readonly<Record<string, readonly string[]>> = {
  team: ['care', 'finance', 'search'],
  token: ['help-desk', 'billing-assistant', 'intern-bot', 'search'],
  model: ['gpt-5', 'claude-sonnet-4-5', 'gpt-5-mini', 'text-embedding-3-small'],
  upstream: ['openai', 'anthropic'],
};

const none = { calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0 };
type Figures = typeof none;

function totalOf(points: readonly Figures[]): Figures {
  const total = { ...none };
  for (const point of points)
    for (const key of Object.keys(none) as (keyof Figures)[]) total[key] += point[key];
  return total;
}

export function spendOf(state: MockState, query: URLSearchParams): Spend {
  const { bucketMs, series } = histogramOf(state, query.get('from') ?? '-24h', query.get('to') ?? 'now');
  const names = state.mode === 'full' ? (groupsBy[query.get('by') ?? 'model'] ?? []) : [];
  const groups = names.map((name, index) => {
    const own = series.map(({ t, events }) => {
      const calls = Math.round(events / 120 / 2 ** (index + 1));
      return {
        t,
        calls,
        inputTokens: calls * 812,
        outputTokens: calls * 143,
        costMicros: Math.round(calls * (4_200 / (index + 1))),
      };
    });
    return { id: name, name, ...totalOf(own), series: own };
  });
  const whole = series.map(({ t }, index) => ({
    t,
    ...totalOf(groups.flatMap((group) => group.series[index] ?? [])),
  }));
  return { bucketMs, series: whole, totals: totalOf(whole), groups };
}

export function makeBudgets(nowMs: number): Budget[] {
  const day = {
    period: 'day',
    periodStartMs: nowMs - 0.6 * dayMs,
    periodEndMs: nowMs + 0.4 * dayMs,
  } as const;
  const month = {
    period: 'month',
    periodStartMs: nowMs - 12 * dayMs,
    periodEndMs: nowMs + 18 * dayMs,
  } as const;
  return [
    {
      name: 'all-models',
      team: null,
      token: null,
      unit: 'cost',
      amount: 2_000,
      ...month,
      used: 1_021.4,
      reserved: 3.2,
      left: 975.4,
      calls: 184_204,
      abandoned: 0,
    },
    {
      name: 'care-daily',
      team: 'care',
      token: null,
      unit: 'cost',
      amount: 40,
      ...day,
      used: 37.9,
      reserved: 1.2,
      left: 0.9,
      calls: 3_904,
      abandoned: 0.4,
    },
    {
      name: 'intern-bot',
      team: null,
      token: 'tok_intern-bot',
      unit: 'tokens',
      amount: 500_000,
      ...day,
      used: 500_000,
      reserved: 0,
      left: 0,
      calls: 412,
      abandoned: 0,
    },
  ];
}

export const prices: readonly Price[] = [
  { model: 'gpt-5', input: 1.25, output: 10, cachedInput: 0.125, contextTokens: 400_000, fromMs: 0 },
  { model: 'gpt-5-mini', input: 0.25, output: 2, fromMs: 0 },
  { model: 'claude-*', input: 3, output: 15, contextTokens: 200_000, fromMs: 0 },
];

export const teams: readonly Team[] = [
  {
    name: 'care',
    tokens: 2,
    models: ['gpt-*'],
    limits: { requestsPerMinute: 600, tokensPerMinute: 400_000 },
  },
  { name: 'finance', tokens: 1, limits: { concurrentCalls: 8 } },
  { name: 'search', tokens: 1 },
];
