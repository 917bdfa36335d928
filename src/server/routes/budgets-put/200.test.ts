import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const budget = { unit: 'cost', amount: 50, period: 'month' };

it('PUT /api/budgets/:name adds and changes, and what is used stays', async () => {
  await test.store.budgets.putTeam({ name: 'care' }, Date.now());
  const put = (payload: object) => test.as('admin', { method: 'PUT', url: '/api/budgets/care', payload });
  const added = await put({ ...budget, team: 'care' });
  expect([added.statusCode, added.json()]).toMatchObject([
    200,
    { name: 'care', team: 'care', token: null, used: 0, reserved: 0, left: 50, calls: 0 },
  ]);
  const { periodStartMs } = added.json() as { periodStartMs: number };
  await test.store.budgets.apply({
    reservations: [],
    settlements: [{ callId: 'a', entries: [{ budget: 'care', periodStartMs, amount: 2_500_000 }] }],
    nowMs: Date.now(),
  });
  expect((await put({ ...budget, amount: 10, team: null })).json()).toMatchObject({
    team: null,
    used: 2.5,
    left: 7.5,
    calls: 1,
  });
  expect(test.gateway.reloads()).toBe(2);
  const listed = await test.as('read', { url: '/api/budgets' });
  expect(listed.json().items).toMatchObject([{ name: 'care', amount: 10 }]);
});
