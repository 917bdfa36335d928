import { outputLimitOf } from '../budgets/output-limit.ts';
import type { Exchange } from '../exchange.ts';
import type { Operation } from '../operation.ts';

/** Bytes of JSON to a token, about: what providers reckon with for their own limits. */
const BYTES_PER_TOKEN = 4;

/** What a call is likely to use: its text, and all that it may write. */
export function estimatedTokens(
  operation: Operation,
  body: Readonly<Record<string, unknown>>,
  bytes: number,
): number {
  const limit = outputLimitOf(operation, body);
  const output = typeof limit === 'object' ? (limit.tokens ?? 0) * (limit.choices ?? 1) : 0;
  return Math.ceil(bytes / BYTES_PER_TOKEN) + output;
}

/** What it used: by the upstream's count, or as estimated where an answer was given and not counted. */
export function usedTokens(exchange: Exchange): number {
  const { facts, isCached, upstreamStatus, mayBeCharged } = exchange;
  if (isCached) return 0;
  const { totalTokens } = facts.usage;
  if (totalTokens !== null) return totalTokens;
  const isFree = upstreamStatus === null ? !mayBeCharged : upstreamStatus >= 400;
  return isFree ? 0 : exchange.estimatedTokens;
}
