import type { Price } from '../../../contracts/price.ts';
import { matchesPattern } from '../pattern.ts';

/** What a call used, as far as the upstream told. */
export interface BilledTokens {
  /** Input that was read anew. */
  readonly input: number;
  /** Input that the provider had in its cache. */
  readonly cachedInput: number;
  /** Input that the provider put into its cache, which some charge more for. */
  readonly cacheWrite: number;
  readonly output: number;
}

/** Providers that charge for writing to their cache ask a quarter more than for reading anew. */
const CACHE_WRITE_FACTOR = 1.25;
const CACHED_MAX = 2_000;

/** Prices by model. Of the patterns that match the longest counts, of its prices the latest that has begun. */
export class PriceTable {
  readonly #prices: readonly Price[];
  readonly #matching = new Map<string, readonly Price[]>();

  constructor(prices: readonly Price[]) {
    this.#prices = prices;
  }

  priceOf(model: string, nowMs: number): Price | undefined {
    return this.#pricesOf(model).find(({ fromMs }) => fromMs <= nowMs);
  }

  /** Prices of the longest pattern, latest first. */
  #pricesOf(model: string): readonly Price[] {
    const known = this.#matching.get(model);
    if (known !== undefined) return known;
    const matching = this.#prices.filter((price) => matchesPattern(price.model, model));
    const longest = matching.reduce((length, price) => Math.max(length, price.model.length), 0);
    const prices = matching
      .filter((price) => price.model.length === longest)
      .sort((left, right) => right.fromMs - left.fromMs);
    // Callers choose the names, so what is remembered starts afresh rather than grow.
    if (this.#matching.size >= CACHED_MAX) this.#matching.clear();
    this.#matching.set(model, prices);
    return prices;
  }
}

/** Millionths of the currency, rounded up: a price for a million tokens is millionths for each. */
export function costMicros(price: Price, tokens: BilledTokens): number {
  const { input, output, cachedInput = input } = price;
  return Math.ceil(
    tokens.input * input +
      tokens.cachedInput * cachedInput +
      tokens.cacheWrite * input * CACHE_WRITE_FACTOR +
      tokens.output * output,
  );
}
