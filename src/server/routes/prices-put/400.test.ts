import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it.each([
  ['a price below nothing', { model: 'm', input: -1, output: 1 }],
  ['no price for what is written', { model: 'm', input: 1 }],
  ['no model', { model: '', input: 1, output: 1 }],
])('PUT /api/prices refuses %s', async (_what, payload) => {
  expect((await test.as('admin', { method: 'PUT', url: '/api/prices', payload })).statusCode).toBe(400);
  expect(await test.store.budgets.prices()).toEqual([]);
});
