import { formatShort } from '../lib/format.ts';

export interface Limits {
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly concurrentCalls?: number | undefined;
}

/** Limits of a token or a team, in a line. */
export function LimitsText({ limits }: { readonly limits: Limits | undefined }) {
  const parts = [
    limits?.requestsPerMinute === undefined ? '' : `${formatShort(limits.requestsPerMinute)} calls/min`,
    limits?.tokensPerMinute === undefined ? '' : `${formatShort(limits.tokensPerMinute)} tokens/min`,
    limits?.concurrentCalls === undefined ? '' : `${limits.concurrentCalls} at once`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? (
    <span className="text-ink-3">none</span>
  ) : (
    <span className="num text-xs">{parts.join(', ')}</span>
  );
}
