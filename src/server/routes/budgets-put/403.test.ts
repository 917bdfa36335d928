import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it.each(['read', 'gateway', 'ingest'] as const)(
  'PUT /api/budgets/:name is not for the scope %s',
  async (scope) => {
    const payload = { unit: 'cost', amount: 50, period: 'month' };
    const answer = await test.as(scope, { method: 'PUT', url: '/api/budgets/care', payload });
    expect(answer.statusCode).toBe(403);
  },
);
