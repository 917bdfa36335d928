import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const budget = { unit: 'cost', amount: 50, period: 'month' };

it.each([
  ['a name that is none', 'Care%20Team', budget],
  ['an amount of nothing', 'care', { ...budget, amount: 0 }],
  ['a part of a token', 'care', { ...budget, unit: 'tokens', amount: 1.5 }],
  ['a team and a token at once', 'care', { ...budget, team: 'care', token: 'tok_1' }],
  ['a team that nobody has added', 'care', { ...budget, team: 'care' }],
  ['a token that is none', 'care', { ...budget, token: 'tok_none' }],
  ['a period that is none', 'care', { ...budget, period: 'year' }],
])('PUT /api/budgets/:name refuses %s', async (_what, name, payload) => {
  const answer = await test.as('admin', { method: 'PUT', url: `/api/budgets/${name}`, payload });
  expect(answer.statusCode).toBe(400);
  expect(await test.store.budgets.budgets()).toEqual([]);
});

it('PUT /api/budgets/:name refuses another unit or period for what was counted', async () => {
  const put = (payload: object) => test.as('admin', { method: 'PUT', url: '/api/budgets/kept', payload });
  expect((await put(budget)).statusCode).toBe(200);
  expect((await put({ ...budget, unit: 'tokens' })).statusCode).toBe(400);
  expect((await put({ ...budget, period: 'day' })).statusCode).toBe(400);
});
