import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('DELETE /api/budgets/:name removes it once', async () => {
  await test.store.budgets.putBudget({ name: 'care', unit: 'cost', amount: 5, period: 'day' }, Date.now());
  const remove = () => test.as('admin', { method: 'DELETE', url: '/api/budgets/care' });
  expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 404]);
  expect(test.gateway.reloads()).toBe(1);
});
