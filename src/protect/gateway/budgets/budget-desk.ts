import { type Budget, budgetLimit } from '../../../contracts/budget.ts';
import type { LedgerAnswer, LedgerEntry, LedgerItem } from '../../../contracts/budget-ledger.ts';
import type { Principal } from '../../../contracts/identity.ts';
import type { Price } from '../../../contracts/price.ts';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Operation } from '../operation.ts';
import type { RequestBody } from '../read-request-body.ts';
import { billedTokens } from './billed-tokens.ts';
import type { Hold } from './hold.ts';
import { hostedWork } from './hosted-work.ts';
import { inputBound } from './input-bound.ts';
import { LeaseBook } from './lease-book.ts';
import { type LedgerPort, LedgerQueue } from './ledger-queue.ts';
import { outputLimitOf } from './output-limit.ts';
import { periodStart } from './period-start.ts';
import { costMicros, PriceTable } from './price-table.ts';
import { setMember } from './set-member.ts';

/** What a call that does not say may write; it is told so, for else its cost would have no bound. */
const OUTPUT_TOKENS_DEFAULT = 8_192;

/** Budgets of one call that its event names. */
const BUDGETS_TOLD_MAX = 20;

export interface BudgetConfiguration {
  readonly budgets: readonly Budget[];
  readonly prices: readonly Price[];
}

/**
 * Holds the upper bound of a call's cost before it is sent, and settles what it really used when it is over: a budget is
 * never overspent, however many calls ask at once. Calls that no budget covers pay nothing here.
 */
export class BudgetDesk {
  readonly #book: LeaseBook;
  readonly #nowMs: () => number;
  readonly #onOverdraft: (callId: string, budget: string) => void;
  #budgets: readonly Budget[] = [];
  #prices = new PriceTable([]);

  /** @param holder a name that no other process holds budgets under */
  constructor(
    ledger: LedgerPort,
    { nowMs, holder }: { readonly nowMs: () => number; readonly holder: string },
    on: {
      readonly error: (error: unknown) => void;
      readonly overdraft: (callId: string, budget: string) => void;
    },
  ) {
    const queue = new LedgerQueue(ledger, nowMs, on.error);
    this.#book = new LeaseBook(ledger, queue, { nowMs, holder, onError: on.error });
    this.#nowMs = nowMs;
    this.#onOverdraft = on.overdraft;
  }

  configure({ budgets, prices }: BudgetConfiguration): void {
    this.#budgets = budgets;
    this.#prices = new PriceTable(prices);
    this.#book.forget();
  }

  /** Budgets that a caller's calls count against. */
  covering({ id, gateway }: Principal): readonly Budget[] {
    if (this.#budgets.length === 0) return this.#budgets;
    return this.#budgets.filter(
      ({ team, token }) =>
        (team === undefined || team === gateway?.team) && (token === undefined || token === id),
    );
  }

  /**
   * Takes the call's upper bound from every budget that covers it.
   *
   * @param leaving gives what is about to leave
   * @returns undefined when nothing covers it; else what is to be sent, with a bound on the answer where it had none: at
   *   once when memory holds enough of every budget, later when the ledger has to be asked
   * @throws Fault `budget_exhausted`, `budget_unbounded`, `price_unknown`, `budget_unavailable`, also by rejecting
   */
  hold(
    exchange: Exchange,
    operation: Operation,
    leaving: () => RequestBody,
  ): string | Promise<string> | undefined {
    const budgets = this.covering(exchange.call.principal);
    if (budgets.length === 0 || free.test(operation.upstreamPath)) return undefined;
    const { model } = exchange;
    const price = model === null ? undefined : this.#prices.priceOf(model, this.#nowMs());
    if (price === undefined && budgets.some(({ unit }) => unit === 'cost'))
      throw new Fault(gatewayFaults.priceUnknown, { field: 'model' });
    const request = leaving();
    const { text, outputTokens } = boundedOutput(operation, request);
    const inputTokens = boundedInput(text, request.body, price);
    // What a provider is asked to put into its cache costs more than what it only reads.
    const isWritten = text.includes('"cache_control"');
    const read = { input: isWritten ? 0 : inputTokens, cacheWrite: isWritten ? inputTokens : 0 };
    const tokens = { ...read, cachedInput: 0, output: outputTokens };
    const items = budgets.map((budget) => {
      const { name, unit, period } = budget;
      const amount = unit === 'tokens' ? inputTokens + outputTokens : costMicros(price!, tokens);
      const periodStartMs = periodStart(period, this.#nowMs());
      return { budget: name, periodStartMs, amount, limit: budgetLimit(budget), unit };
    });
    const hold = { callId: exchange.id, lostTries: 0, inputTokens, outputTokens, price, items };
    const taking = this.#take(exchange, hold);
    return taking === undefined ? text : taking.then(() => text);
  }

  /**
   * Holds the upper bound once more: an upstream may charge for a try that came to nothing, and the next one costs as much
   * again. The lost try is counted as spent.
   *
   * @throws Fault as {@link hold}
   */
  holdAgain(exchange: Exchange): Promise<void> | undefined {
    const before = exchange.hold;
    if (before === undefined) return undefined;
    const lostTries = before.lostTries + 1;
    const next = { ...before, callId: `${exchange.id}.${lostTries}`, lostTries };
    const spend = (): void =>
      this.#book.settle({ callId: before.callId, entries: entriesOf(before).map(withoutLimit) });
    const taking = this.#take(exchange, next);
    if (taking !== undefined) return taking.then(spend);
    spend();
    return undefined;
  }

  #take(exchange: Exchange, hold: Hold): Promise<void> | undefined {
    const answer = this.#book.reserve({ callId: hold.callId, entries: entriesOf(hold) });
    if (answer instanceof Promise) return heldLater(exchange, hold, answer);
    taken(exchange, hold, answer);
    return undefined;
  }

  /** Called once when a call is over, whatever became of it. */
  settle(exchange: Exchange): void {
    const price =
      exchange.hold?.price ??
      (exchange.model === null ? undefined : this.#prices.priceOf(exchange.model, this.#nowMs()));
    const tokens = billedTokens(exchange);
    const { hold } = exchange;
    if (price !== undefined) exchange.costMicros = costMicros(price, tokens) + lostMicros(hold);
    if (hold === undefined) return;
    const all = tokens.input + tokens.cachedInput + tokens.cacheWrite + tokens.output;
    const entries = hold.items.map(({ budget, periodStartMs, unit, amount: reserved }) => {
      const amount = unit === 'tokens' ? all : costMicros(hold.price!, tokens);
      if (amount > reserved) this.#onOverdraft(exchange.id, budget);
      // What earlier tries may have cost is settled already.
      const used = amount + hold.lostTries * reserved;
      if (exchange.budgets.length < BUDGETS_TOLD_MAX)
        exchange.budgets.push({ name: budget, reserved: (1 + hold.lostTries) * reserved, used });
      return { budget, periodStartMs, amount };
    });
    this.#book.settle({ callId: hold.callId, entries });
  }

  close(): Promise<void> {
    return this.#book.close();
  }
}

function entriesOf({ items }: Hold): LedgerItem[] {
  return items.map(({ unit: _unit, ...item }) => item);
}

function withoutLimit({ limit: _limit, ...entry }: LedgerItem): LedgerEntry {
  return entry;
}

/** What tries that came to nothing may have cost. */
function lostMicros(hold: Hold | undefined): number {
  if (hold?.price === undefined) return 0;
  const { inputTokens: input, outputTokens: output, price, lostTries } = hold;
  return lostTries * costMicros(price, { input, output, cachedInput: 0, cacheWrite: 0 });
}

async function heldLater(exchange: Exchange, hold: Hold, asked: Promise<LedgerAnswer>): Promise<void> {
  const answer = await asked.catch((cause: unknown) => {
    throw new Fault(gatewayFaults.budgetUnavailable, { cause });
  });
  taken(exchange, hold, answer);
}

/** @throws Fault `budget_exhausted` */
function taken(exchange: Exchange, hold: Hold, answer: LedgerAnswer): void {
  if (answer.isTaken) {
    exchange.hold = hold;
    return;
  }
  exchange.budgets.push({ name: answer.budget, reserved: 0, used: 0, refused: true });
  throw new Fault(gatewayFaults.budgetExhausted, {
    message: `The budget "${answer.budget}" has no room for this call.`,
    field: 'max_tokens',
  });
}

/** What is asked for the text alone, and not charged for. */
const free = /(?:count_?tokens|\/show)$/i;

function boundedOutput(operation: Operation, { text, body }: RequestBody) {
  const limit = outputLimitOf(operation, body);
  if (limit === 'unknown') throw new Fault(gatewayFaults.budgetUnbounded);
  if (limit === undefined) return { text, outputTokens: 0 };
  const { tokens, choices, keys } = limit;
  if (choices === undefined)
    throw new Fault(gatewayFaults.budgetUnbounded, {
      message:
        'How many answers are asked for is not given as a whole number, and a budget covers this call.',
      field: 'n',
    });
  if (tokens !== undefined) return { text, outputTokens: tokens * choices };
  const bounded = setMember(text, keys, String(OUTPUT_TOKENS_DEFAULT));
  if (bounded === undefined) throw new Fault(gatewayFaults.invalidBody, { field: keys[0] ?? '' });
  return { text: bounded, outputTokens: OUTPUT_TOKENS_DEFAULT * choices };
}

function boundedInput(text: string, body: RequestBody['body'], price: Price | undefined): number {
  const hosted = hostedWork(body);
  if (hosted !== undefined)
    throw new Fault(gatewayFaults.budgetUnbounded, {
      message: `What \`${hosted.slice(0, 64)}\` makes the provider do or charge has no bound, and a budget covers this call.`,
      field: hosted in body ? hosted : 'tools',
    });
  const { tokens, isOpen } = inputBound(Buffer.byteLength(text), body, price?.pictureTokens);
  if (!isOpen) return tokens;
  if (price?.contextTokens === undefined) throw new Fault(gatewayFaults.budgetUnbounded);
  return Math.max(tokens, price.contextTokens);
}
