import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BillingUpstream, startBillingUpstream } from '../support/billing-upstream.ts';
import { type BudgetHouse, budgetAtRest, callOnce, setUpBudget } from '../support/budget-house.ts';
import { startServer } from '../support/server-process.ts';

const KILLS = Number(process.env.CRASH_KILLS ?? 10);
const CALLERS = 200;
/** About as much as the calls between the kills use; so the last rounds meet a budget that is nearly spent. */
const AMOUNT = KILLS * 60_000;

let dataDir: string;
let upstream: BillingUpstream;
let house: BudgetHouse;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-budget-crash-'));
  upstream = await startBillingUpstream(25);
  house = await setUpBudget(dataDir, upstream.url, AMOUNT);
});
afterAll(async () => {
  await upstream.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Asks again and again until the server dies or the budget is spent. */
async function callUntilDeath(url: string, statuses: Map<number, number>): Promise<void> {
  for (let refused = 0; refused < 20; ) {
    try {
      const status = await callOnce(url, house.token);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 402) refused++;
    } catch (error) {
      if (error instanceof TypeError) return; // fetch failed: the server is gone.
      throw error;
    }
  }
}

test(`${KILLS} kills under ${CALLERS} callers never lose a token that was spent, and spend none too many`, {
  timeout: KILLS * 20_000 + 120_000,
}, async () => {
  const statuses = new Map<number, number>();
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startServer(dataDir);
    const before = await budgetAtRest(server.url, house.admin);
    // What is known of what calls used is exact; what the kill hid is counted in full, and shown as abandoned.
    expect(before.used).toBeGreaterThanOrEqual(upstream.charged);
    expect(before.used - before.abandoned).toBeLessThanOrEqual(upstream.charged);
    setTimeout(() => server.child.kill('SIGKILL'), 100 + Math.random() * 900);
    await Promise.all(Array.from({ length: CALLERS }, () => callUntilDeath(server.url, statuses)));
    await server.stop('SIGKILL');
    expect(upstream.charged).toBeLessThanOrEqual(AMOUNT);
  }
  const server = await startServer(dataDir);
  await Promise.all(Array.from({ length: CALLERS }, () => callUntilDeath(server.url, statuses)));
  const after = await budgetAtRest(server.url, house.admin);
  await server.stop();
  expect(after.used).toBeLessThanOrEqual(AMOUNT);
  expect(after.used).toBeGreaterThanOrEqual(upstream.charged);
  expect(after.used - after.abandoned).toBeLessThanOrEqual(upstream.charged);
  expect([...statuses.keys()].sort()).toEqual([200, 402]);
  process.stdout.write(
    `${KILLS} kills, ${upstream.calls} calls, ${upstream.charged} tokens charged of ${AMOUNT}, ` +
      `${after.used} counted, of which ${after.abandoned} as abandoned\n`,
  );
});
