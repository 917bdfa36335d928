import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LeaseBook } from './lease-book.ts';
import { type LedgerPort, LedgerQueue } from './ledger-queue.ts';

type Renewals = Parameters<NonNullable<LedgerPort['renewLeases']>>[0];

/** A ledger of one budget that takes a while. */
class SlowLedger implements LedgerPort {
  settled = 0;
  readonly reserved = new Map<string, number>();
  commits = 0;
  isBroken = false;
  highest = 0;

  get used(): number {
    return this.settled + [...this.reserved.values()].reduce((sum, amount) => sum + amount, 0);
  }

  apply: LedgerPort['apply'] = async ({ reservations, settlements }) => {
    await this.#commit();
    for (const { callId, entries } of settlements) {
      this.reserved.delete(callId);
      this.settled += entries[0]!.amount;
    }
    const answers = reservations.map(({ callId, entries }) => {
      const { amount, limit, budget } = entries[0]!;
      if (this.used + amount > limit) return { isTaken: false, budget, left: limit - this.used } as const;
      this.reserved.set(callId, amount);
      return { isTaken: true } as const;
    });
    this.highest = Math.max(this.highest, this.used);
    return answers;
  };

  #renewing = 0;
  /** A renewal reports what was spent since the one before, so two at once would report it twice. */
  renewingMost = 0;

  renewLeases = async (renewals: Renewals): Promise<readonly number[]> => {
    this.renewingMost = Math.max(this.renewingMost, ++this.#renewing);
    await this.#commit().finally(() => this.#renewing--);
    expect(renewals.every(({ spent, keep, calls }) => spent >= 0 && keep >= 0 && calls >= 0)).toBe(true);
    const held = renewals.map(({ leaseId, spent, keep, wish, limit }) => {
      this.reserved.delete(leaseId);
      this.settled += spent;
      const amount = keep + Math.max(0, Math.min(wish, Math.floor((limit - this.used - keep) / 8)));
      if (amount > 0) this.reserved.set(leaseId, amount);
      return amount;
    });
    this.highest = Math.max(this.highest, this.used);
    return held;
  };

  async #commit(): Promise<void> {
    this.commits++;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.isBroken) throw new Error('the disk is full');
  }
}

function bookOn(ledger: SlowLedger): LeaseBook {
  const nowMs = (): number => performance.now();
  const onError = (): void => undefined;
  return new LeaseBook(ledger, new LedgerQueue(ledger, nowMs, onError), { nowMs, holder: 'me', onError });
}

const entry = (amount: number, limit: number) => ({ budget: 'all', periodStartMs: 0, amount, limit });
const asks = (callId: string, amount: number, limit: number) => ({ callId, entries: [entry(amount, limit)] });
const used = (callId: string, amount: number) => ({
  callId,
  entries: [{ budget: 'all', periodStartMs: 0, amount }],
});
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('asks the disk for the first call and answers those after it from memory', async () => {
  const ledger = new SlowLedger();
  const book = bookOn(ledger);
  expect(book.reserve(asks('first', 10, 1_000_000))).toBeInstanceOf(Promise);
  await expect.poll(() => ledger.reserved.has('me 0 all')).toBe(true);
  expect(book.reserve(asks('second', 10, 1_000_000))).toEqual({ isTaken: true });
  book.settle(used('second', 4));
  await expect.poll(() => ledger.settled).toBe(4);
  book.settle(used('first', 3));
  await book.close();
  expect([ledger.settled, ledger.used]).toEqual([7, 7]);
});

it('refuses nobody for what it holds ahead itself', async () => {
  const ledger = new SlowLedger();
  const book = bookOn(ledger);
  await book.reserve(asks('a', 100, 1_000));
  await expect.poll(() => ledger.reserved.get('me 0 all') ?? 0).toBeGreaterThan(0);
  expect(await book.reserve(asks('b', 900, 1_000))).toEqual({ isTaken: true });
  expect(await book.reserve(asks('c', 1, 1_000))).toMatchObject({ isTaken: false });
  await book.close();
});

it('gives a slice back that nobody uses', async () => {
  const ledger = new SlowLedger();
  const book = bookOn(ledger);
  await book.reserve(asks('a', 100, 100_000));
  book.settle(used('a', 60));
  await expect.poll(() => ledger.used, { timeout: 5_000 }).toBe(60);
  await book.close();
}, 8_000);

it('takes nothing from memory after a change of budgets until the ledger was asked', async () => {
  const ledger = new SlowLedger();
  const book = bookOn(ledger);
  await book.reserve(asks('a', 10, 100_000));
  await expect.poll(() => ledger.reserved.has('me 0 all')).toBe(true);
  book.forget();
  expect(book.reserve(asks('b', 1, 100_000))).toBeInstanceOf(Promise);
  await book.close();
});

it('keeps what was spent while the ledger cannot be written', async () => {
  const ledger = new SlowLedger();
  const book = bookOn(ledger);
  await book.reserve(asks('a', 100, 1_000_000));
  await expect.poll(() => ledger.reserved.has('me 0 all')).toBe(true);
  expect(book.reserve(asks('b', 50, 1_000_000))).toEqual({ isTaken: true });
  ledger.isBroken = true;
  book.settle(used('b', 50));
  await sleep(60);
  ledger.isBroken = false;
  await expect.poll(() => ledger.settled, { timeout: 4_000 }).toBe(50);
  await book.close();
}, 8_000);

it('counts what was spent once, however many calls are refused at the same time', async () => {
  const ledger = new SlowLedger();
  const book = bookOn(ledger);
  await book.reserve(asks('a', 100, 2_000));
  await expect.poll(() => ledger.reserved.get('me 0 all') ?? 0).toBeGreaterThan(100);
  expect(book.reserve(asks('b', 90, 2_000))).toEqual({ isTaken: true });
  book.settle(used('b', 80));
  const answers = await Promise.all(
    ['c', 'd', 'e', 'f'].map((callId) => Promise.resolve(book.reserve(asks(callId, 1_900, 2_000)))),
  );
  expect(answers.some(({ isTaken }) => isTaken)).toBe(false);
  expect(ledger.renewingMost).toBe(1);
  await book.close();
  expect([ledger.settled, ledger.reserved.get('me 0 all')]).toEqual([80, undefined]);
});

/** Calls as a seed wants them: each asks, works for a while, and used at most what it asked for. */
const callsArbitrary = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 12 }),
    amount: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    takesMs: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 1, maxLength: 60 },
);

it('at every moment the ledger covers what was used and promised, and never goes over the limit', async () => {
  await fc.assert(
    fc.asyncProperty(callsArbitrary, fc.integer({ min: 300, max: 20_000 }), async (calls, limit) => {
      const ledger = new SlowLedger();
      const book = bookOn(ledger);
      let spent = 0;
      let promised = 0;
      const one = async (call: (typeof calls)[number], index: number): Promise<void> => {
        // Bursts: calls that ask in the same turn are refused in the same turn.
        await sleep(call.afterMs * (index % 3));
        const answer = await book.reserve(asks(`${index}`, call.amount, limit));
        if (!answer.isTaken) return;
        promised += call.amount;
        expect(spent + promised).toBeLessThanOrEqual(limit);
        // What a kill in this moment would leave behind.
        expect(ledger.used).toBeGreaterThanOrEqual(spent + promised);
        await sleep(call.takesMs);
        const amount = Math.floor(call.amount * call.share);
        promised -= call.amount;
        spent += amount;
        book.settle(used(`${index}`, amount));
        expect(ledger.used).toBeGreaterThanOrEqual(spent + promised);
      };
      await Promise.all(calls.map(one));
      await book.close();
      expect(ledger.used).toBe(spent);
      expect(ledger.highest).toBeLessThanOrEqual(limit);
      expect(ledger.renewingMost).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
}, 30_000);
