import type { GatewayPorts } from '../../../src/protect/gateway/index.ts';

type Ledger = NonNullable<GatewayPorts['ledger']>;

/** The ledger as simply as it can be told: the twin of the store's, in one map. */
export class MemoryLedger implements Ledger {
  readonly settled = new Map<string, number>();
  readonly #reserved = new Map<string, readonly { readonly budget: string; readonly amount: number }[]>();
  batches = 0;
  /** Makes the ledger fail, as a full disk would. */
  isBroken = false;
  highest = 0;
  /** How long a commit takes. */
  delayMs = 2;

  reserved(budget: string): number {
    const all = [...this.#reserved.values()].flat().filter((entry) => entry.budget === budget);
    return all.reduce((sum, { amount }) => sum + amount, 0);
  }

  apply: Ledger['apply'] = async ({ reservations, settlements }) => {
    this.batches++;
    await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    if (this.isBroken) throw new Error('the disk is full');
    for (const { callId, entries } of settlements) {
      this.#reserved.delete(callId);
      for (const { budget, amount } of entries)
        this.settled.set(budget, (this.settled.get(budget) ?? 0) + amount);
    }
    return reservations.map(({ callId, entries }) => {
      for (const { budget, limit, amount } of entries) {
        const left = limit - (this.settled.get(budget) ?? 0) - this.reserved(budget);
        if (amount > left) return { isTaken: false, budget, left } as const;
      }
      this.#reserved.set(callId, entries);
      for (const { budget } of entries)
        this.highest = Math.max(this.highest, (this.settled.get(budget) ?? 0) + this.reserved(budget));
      return { isTaken: true } as const;
    });
  };
}
