import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('POST /api/budgets/:name/release takes what a kill left behind off what is used', async () => {
  const { budgets } = test.store;
  await budgets.putBudget({ name: 'care', unit: 'tokens', amount: 500, period: 'total' }, Date.now());
  const entries = [{ budget: 'care', periodStartMs: 0, amount: 40, limit: 500 }];
  await budgets.apply({ reservations: [{ callId: 'a', entries }], settlements: [], nowMs: Date.now() });
  await budgets.abandonReservations();
  const listed = await test.as('read', { url: '/api/budgets' });
  expect(listed.json().items).toMatchObject([{ used: 40, abandoned: 40, left: 460 }]);
  const release = (name: string) => test.as('admin', { method: 'POST', url: `/api/budgets/${name}/release` });
  const released = await release('care');
  expect([released.statusCode, released.json()]).toMatchObject([200, { used: 0, abandoned: 0, left: 500 }]);
  expect((await release('none')).statusCode).toBe(404);
});
