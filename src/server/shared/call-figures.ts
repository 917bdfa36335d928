import type { CallView } from './calls.ts';

export interface CallFigures {
  readonly calls: number;
  readonly blocked: number;
  readonly redacted: number;
  readonly errors: number;
  readonly tokens: number;
}

/** Sums over calls. A blocked call is no error: the gateway did what it was told. */
export function figuresOf(calls: readonly CallView[]): CallFigures {
  let blocked = 0;
  let redacted = 0;
  let errors = 0;
  let tokens = 0;
  for (const call of calls) {
    const { action } = call.verdict;
    if (action === 'block') blocked++;
    else if (call.status >= 400) errors++;
    if (action === 'redact') redacted++;
    tokens += call.usage.totalTokens ?? (call.usage.inputTokens ?? 0) + (call.usage.outputTokens ?? 0);
  }
  return { calls: calls.length, blocked, redacted, errors, tokens };
}

/** The value below which the share of the values lies (nearest rank); null of nothing. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
