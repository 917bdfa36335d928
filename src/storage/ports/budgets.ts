import type { Budget } from '../../contracts/budget.ts';
import type { BudgetLedger } from '../../contracts/budget-ledger.ts';
import type { Team } from '../../contracts/call-limits.ts';
import type { Price } from '../../contracts/price.ts';

/** Where a budget stands in one of its periods. */
export interface BudgetPeriodUse {
  readonly budget: string;
  readonly periodStartMs: number;
  readonly settled: number;
  /** By calls under way. */
  readonly reserved: number;
  readonly calls: number;
  /** Of what is settled, what calls had reserved whose end nobody saw, because the process was killed. */
  readonly abandoned: number;
}

/** Budgets with their ledger, prices and teams. */
export interface Budgets extends BudgetLedger {
  budgets(): Promise<readonly Budget[]>;
  /** Adds or replaces by name. */
  putBudget(budget: Budget, nowMs: number): Promise<void>;
  /** Removes the budget with what was spent of it. */
  removeBudget(name: string): Promise<boolean>;
  prices(): Promise<readonly Price[]>;
  /** Adds or replaces by model and start. */
  putPrice(price: Price, nowMs: number): Promise<void>;
  removePrice(model: string, fromMs: number): Promise<boolean>;
  teams(): Promise<readonly Team[]>;
  putTeam(team: Team, nowMs: number): Promise<void>;
  removeTeam(name: string): Promise<boolean>;
  /** Periods that began at `sinceMs` or later, and those without an end. */
  use(sinceMs: number): Promise<readonly BudgetPeriodUse[]>;
  /**
   * Counts every open reservation as spent: for the start of the only process that makes any.
   *
   * @returns how many calls had one
   */
  abandonReservations(): Promise<number>;
  /** Takes what was abandoned in all of a budget's periods off what it used. @returns false when nothing was */
  releaseAbandoned(budget: string): Promise<boolean>;
}
