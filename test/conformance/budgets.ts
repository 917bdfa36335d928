import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerBatch } from '../../src/contracts/budget-ledger.ts';
import { LeaseBook } from '../../src/protect/gateway/budgets/lease-book.ts';
import { LedgerQueue } from '../../src/protect/gateway/budgets/ledger-queue.ts';
import type { Budgets } from '../../src/storage/ports/index.ts';
import { noonMs } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

const periodStartMs = noonMs;
const entry = (budget: string, amount: number) => ({ budget, periodStartMs, amount });
const asks = (callId: string, amount: number, limit = 100, budget = 'care') => ({
  callId,
  entries: [{ ...entry(budget, amount), limit }],
});
const used = (callId: string, amount: number, budget = 'care') => ({
  callId,
  entries: [entry(budget, amount)],
});

export function describeBudgets(make: MakeStore): void {
  describe('budgets', () => {
    let target: StoreUnderTest;
    let budgets: Budgets;
    beforeEach(async () => {
      target = await make();
      budgets = target.store.budgets;
      for (const name of ['care', 'all'])
        await budgets.putBudget({ name, unit: 'tokens', amount: 100, period: 'day' }, noonMs);
    });
    afterEach(() => target.dispose());

    const apply = (batch: Partial<LedgerBatch>) =>
      budgets.apply({ reservations: [], settlements: [], nowMs: noonMs, ...batch });
    const use = async (name = 'care') => (await budgets.use(0)).find(({ budget }) => budget === name);

    it('keep budgets, prices and teams by name', async () => {
      await budgets.putBudget(
        { name: 'care', unit: 'cost', amount: 2.5, period: 'month', team: 'care' },
        noonMs,
      );
      expect(await budgets.budgets()).toEqual([
        { name: 'all', unit: 'tokens', amount: 100, period: 'day' },
        { name: 'care', unit: 'cost', amount: 2.5, period: 'month', team: 'care' },
      ]);
      const price = { model: 'gpt-*', input: 2.5, output: 10, fromMs: 0 };
      await budgets.putPrice(price, noonMs);
      await budgets.putPrice({ ...price, input: 2, fromMs: noonMs }, noonMs);
      expect((await budgets.prices()).map(({ input }) => input)).toEqual([2.5, 2]);
      expect(await budgets.removePrice('gpt-*', 0)).toBe(true);
      expect(await budgets.removePrice('gpt-*', 0)).toBe(false);
      await budgets.putTeam({ name: 'care', limits: { requestsPerMinute: 5 } }, noonMs);
      expect(await budgets.teams()).toEqual([{ name: 'care', limits: { requestsPerMinute: 5 } }]);
      expect([await budgets.removeTeam('care'), await budgets.removeTeam('care')]).toEqual([true, false]);
    });

    it('take what fits, in order, and say what is left', async () => {
      expect(await apply({ reservations: [asks('a', 60), asks('b', 50), asks('c', 40)] })).toEqual([
        { isTaken: true },
        { isTaken: false, budget: 'care', left: 40 },
        { isTaken: true },
      ]);
      expect(await use()).toMatchObject({ settled: 0, reserved: 100 });
    });

    it('take all of a reservation’s budgets or none', async () => {
      const both = {
        callId: 'a',
        entries: [
          { ...entry('all', 10), limit: 100 },
          { ...entry('care', 10), limit: 5 },
        ],
      };
      expect(await apply({ reservations: [both] })).toEqual([{ isTaken: false, budget: 'care', left: 5 }]);
      expect(await use('all')).toBeUndefined();
    });

    it('give back what was reserved and count what was used', async () => {
      await apply({ reservations: [asks('a', 80)] });
      expect(await apply({ settlements: [used('a', 30)], reservations: [asks('b', 70)] })).toEqual([
        { isTaken: true },
      ]);
      expect(await use()).toMatchObject({ settled: 30, reserved: 70, calls: 1 });
      // A second word about the same call has no reservation to give back.
      await apply({ settlements: [used('b', 70)] });
      expect(await use()).toMatchObject({ settled: 100, reserved: 0, calls: 2 });
    });

    it('are never overspent by calls that ask at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) => apply({ reservations: [asks(`call-${index}`, 7)] })),
      );
      expect(answers.flat().filter(({ isTaken }) => isTaken)).toHaveLength(14);
      expect(await use()).toMatchObject({ reserved: 98 });
    });

    it('count open reservations as spent when their process is gone', async () => {
      await apply({ reservations: [asks('a', 20), asks('b', 30)] });
      await apply({ settlements: [used('a', 5)] });
      expect(await budgets.abandonReservations()).toBe(1);
      expect(await use()).toMatchObject({ settled: 35, reserved: 0, abandoned: 30 });
      expect(await budgets.abandonReservations()).toBe(0);
      expect(await use()).toMatchObject({ settled: 35, abandoned: 30 });
    });

    const renewal = { leaseId: 'me', budget: 'care', periodStartMs, limit: 1_000, spent: 0, calls: 0 };
    const renew = async (more: { spent?: number; calls?: number; keep: number; wish: number }) =>
      (await budgets.renewLeases([{ ...renewal, ...more }], noonMs))[0];

    it('lend a slice while there is plenty, note what was spent of it, and take it back', async () => {
      expect(await renew({ keep: 0, wish: 50 })).toBe(50);
      expect(await use()).toMatchObject({ settled: 0, reserved: 50, calls: 0 });
      // An eighth of what is left is the most that is held ahead.
      expect(await renew({ spent: 20, calls: 3, keep: 30, wish: 500 })).toBe(30 + Math.floor(950 / 8));
      expect(await use()).toMatchObject({ settled: 20, reserved: 148, calls: 3 });
      expect(await apply({ reservations: [asks('a', 833, 1_000)] })).toMatchObject([
        { isTaken: false, left: 832 },
      ]);
      expect(await renew({ keep: 0, wish: 0 })).toBe(0);
      expect(await apply({ reservations: [asks('a', 980, 1_000)] })).toEqual([{ isTaken: true }]);
      expect(await use()).toMatchObject({ settled: 20, reserved: 980 });
    });

    it('keep what is promised to calls under way although nothing is left', async () => {
      expect(await renew({ keep: 0, wish: 100 })).toBe(100);
      await apply({ reservations: [asks('a', 900, 1_000)] });
      expect(await renew({ keep: 70, wish: 100 })).toBe(70 + Math.floor(30 / 8));
    });

    it('count a slice as spent when its process is gone', async () => {
      await renew({ keep: 0, wish: 40 });
      await renew({ spent: 10, calls: 1, keep: 30, wish: 0 });
      await budgets.abandonReservations();
      expect(await use()).toMatchObject({ settled: 40, reserved: 0, abandoned: 30 });
    });

    it('write nothing down for a budget that was removed', async () => {
      await renew({ keep: 0, wish: 40 });
      await budgets.removeBudget('care');
      expect(await renew({ spent: 40, calls: 1, keep: 5, wish: 40 })).toBe(5);
      expect(await use()).toBeUndefined();
    });

    it('are never overspent by two holders of slices at once', async () => {
      const limit = 4_000;
      const nowMs = (): number => Date.now();
      const onError = (error: unknown): void => {
        throw error;
      };
      const books = ['one', 'two'].map(
        (holder) =>
          new LeaseBook(budgets, new LedgerQueue(budgets, nowMs, onError), { nowMs, holder, onError }),
      );
      let spent = 0;
      let refused = 0;
      const caller = async (number: number): Promise<void> => {
        for (let turn = 0; turn < 10; turn++) {
          const book = books[number % 2]!;
          const callId = `${number}-${turn}`;
          const answer = await book.reserve(asks(callId, 50, limit));
          if (!answer.isTaken) {
            refused++;
            continue;
          }
          await new Promise((resolve) => setTimeout(resolve, number % 5));
          spent += 20 + number;
          book.settle(used(callId, 20 + number));
        }
      };
      await Promise.all(Array.from({ length: 20 }, (_, number) => caller(number)));
      await Promise.all(books.map((book) => book.close()));
      expect(refused).toBeGreaterThan(0);
      // What the other holds ahead is missing for a moment, and no more.
      expect(spent).toBeGreaterThan(limit * 0.8);
      expect(spent).toBeLessThanOrEqual(limit);
      expect(await use()).toMatchObject({ settled: spent, reserved: 0 });
    });

    it('take what was abandoned off again when somebody knows better', async () => {
      await apply({ reservations: [asks('a', 20), asks('b', 30)] });
      await apply({ settlements: [used('a', 5)] });
      await budgets.abandonReservations();
      expect(await budgets.releaseAbandoned('all')).toBe(false);
      expect(await budgets.releaseAbandoned('care')).toBe(true);
      expect(await use()).toMatchObject({ settled: 5, reserved: 0, abandoned: 0 });
      expect(await budgets.releaseAbandoned('care')).toBe(false);
    });

    it('forget a removed budget with what was spent of it', async () => {
      await apply({ reservations: [asks('a', 80)] });
      expect(await budgets.removeBudget('care')).toBe(true);
      expect(await budgets.removeBudget('care')).toBe(false);
      expect(await use()).toBeUndefined();
    });
  });
}
