import type { Budget } from '../../../contracts/budget.ts';
import type { Price } from '../../../contracts/price.ts';
import type { LedgerItem } from './ledger-queue.ts';

/** What is held back for a call under way. */
export interface Hold {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly price: Price | undefined;
  readonly items: readonly (LedgerItem & { readonly unit: Budget['unit'] })[];
}
