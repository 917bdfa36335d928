import type { TrafficStats } from '../../src/api/types.ts';
import { Seeded } from './seeded.ts';
import { histogramOf, type MockState } from './state.ts';

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

/** Figures that go with the curve of events. */
export function trafficStatsOf(state: MockState, query: URLSearchParams): TrafficStats {
  const { bucketMs, series } = histogramOf(state, query.get('from') ?? '-24h', query.get('to') ?? 'now');
  // Few calls are refused.
  const part = query.get('action') === 'refuse' ? 0.004 : 1;
  const random = new Seeded(31);
  const buckets = series.map(({ t, events }) => {
    const calls = Math.round((events / 120) * part);
    return {
      t,
      calls,
      blocked: Math.round(calls * 0.06),
      redacted: Math.round(calls * 0.04),
      flagged: Math.round(calls * 0.05),
      refused: random.int(0, calls > 10 ? 1 : 0),
      errors: random.int(0, calls > 10 ? 2 : 0),
      inputTokens: calls * 812,
      outputTokens: calls * 143,
      costMicros: calls * 2_100,
      p50Ms: calls === 0 ? null : 640 + random.int(0, 240),
      p95Ms: calls === 0 ? null : 1_900 + random.int(0, 900),
    };
  });
  const totals = { ...none };
  for (const bucket of buckets)
    for (const key of Object.keys(none) as (keyof typeof none)[]) totals[key] += bucket[key];
  const full = state.mode === 'full';
  return {
    bucketMs,
    series: buckets,
    totals,
    latency: full ? { p50Ms: 812, p95Ms: 2190 } : { p50Ms: null, p95Ms: null },
    by: {
      model: full
        ? shares(['gpt-5-mini', 'claude-sonnet-4-5', 'gpt-5', 'text-embedding-3-small'], totals)
        : [],
      token: full ? shares(['help-desk', 'billing-assistant', 'intern-bot', 'search'], totals, 'tok_') : [],
      team: full ? shares(['care', 'finance'], totals) : [],
      upstream: full ? shares(['openai', 'anthropic'], totals) : [],
      policy: full ? shares(['default', 'internal'], totals) : [],
    },
    reasons: full ? reasons : [],
  };
}

function shares(names: readonly string[], totals: typeof none, prefix = '') {
  return names.map((name, index) => {
    const part = 1 / 2 ** (index + 1);
    return {
      id: prefix + name,
      name,
      calls: Math.round(totals.calls * part),
      blocked: Math.round(totals.blocked * part),
      inputTokens: Math.round(totals.inputTokens * part),
      outputTokens: Math.round(totals.outputTokens * part),
      costMicros: Math.round(totals.costMicros * part),
    };
  });
}

const reason = (guard: string, rule: string, action: 'flag' | 'redact' | 'block', count: number) => ({
  guard,
  rule,
  direction: 'input',
  action,
  count,
});
const reasons = [
  reason('injection', 'override-instructions', 'block', 412),
  reason('secrets', 'aws-access-token', 'redact', 268),
  reason('pii', 'email', 'flag', 201),
  reason('injection', 'classifier', 'block', 117),
  reason('pii', 'iban', 'redact', 54),
  reason('exfiltration', 'image-address', 'block', 12),
  reason('secrets', 'private-key', 'redact', 3),
];
