import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('POST /api/tokens makes a key of a team, with models, upstreams and limits', async () => {
  await test.store.budgets.putTeam({ name: 'care' }, Date.now());
  const gateway = {
    team: 'care',
    models: ['gpt-4o*'],
    upstreams: ['openai'],
    limits: { requestsPerMinute: 60, tokensPerMinute: 9_000, concurrentCalls: 4 },
  };
  const payload = { name: 'bot', scopes: ['gateway'], expiresInDays: 30, ...gateway };
  const created = await test.as('admin', { method: 'POST', url: '/api/tokens', payload });
  expect([created.statusCode, created.json().record.gateway]).toEqual([201, gateway]);
  const principal = await test.identity.tokens.verify(created.json().token);
  expect(principal?.gateway).toEqual(gateway);
});
