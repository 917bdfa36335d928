import type { Budget } from '../../../contracts/budget.ts';
import type { LedgerItem } from '../../../contracts/budget-ledger.ts';
import type { Price } from '../../../contracts/price.ts';

/** What is held back for a call under way. */
export interface Hold {
  /** What the ledger knows it by. */
  readonly callId: string;
  /** Earlier tries of the call that may be charged for; each is counted at its upper bound. */
  readonly lostTries: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly price: Price | undefined;
  readonly items: readonly (LedgerItem & { readonly unit: Budget['unit'] })[];
}
