import type { Exchange } from '../exchange.ts';
import type { BilledTokens } from './price-table.ts';

const nothing: BilledTokens = { input: 0, cachedInput: 0, cacheWrite: 0, output: 0 };

/**
 * What a call used: by the upstream's own count; without one, no less than it can have been. Bytes that arrived bound the
 * tokens of an answer that was cut off; errors of an upstream are not charged for.
 */
export function billedTokens(exchange: Exchange): BilledTokens {
  const { facts, hold, upstreamAskedAt, upstreamStatus, mayBeCharged, isCached } = exchange;
  if (upstreamAskedAt === undefined || isCached) return nothing;
  const { inputTokens, outputTokens } = facts.usage;
  if (inputTokens !== null || outputTokens !== null) return reported(exchange);
  // What never reached a model costs nothing: nobody was asked, or nobody could be reached.
  if (upstreamStatus === null ? !mayBeCharged : upstreamStatus >= 400) return nothing;
  if (hold === undefined) return nothing;
  return {
    ...nothing,
    input: hold.inputTokens,
    output: upstreamStatus === null ? hold.outputTokens : Math.min(hold.outputTokens, exchange.bytesIn),
  };
}

/** OpenAI and Gemini count cached input within the input, Anthropic beside it. */
function reported({ facts, bytesIn, hold, isUpstreamComplete }: Exchange): BilledTokens {
  const { usage, cache } = facts;
  const input = usage.inputTokens ?? hold?.inputTokens ?? 0;
  const cachedInput = cache?.readTokens ?? 0;
  return {
    input: cache?.isWithinInput === false ? input : Math.max(0, input - cachedInput),
    cachedInput,
    cacheWrite: cache?.writeTokens ?? 0,
    // A stream that ended early told its input, and of what it wrote no more than a beginning.
    output: isUpstreamComplete
      ? (usage.outputTokens ?? 0)
      : Math.max(usage.outputTokens ?? 0, Math.min(hold?.outputTokens ?? 0, bytesIn)),
  };
}
