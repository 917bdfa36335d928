import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('PUT /api/tokens/:id/gateway changes what a token may do, at once', async () => {
  await test.store.budgets.putTeam({ name: 'care' }, Date.now());
  const { token, record } = await test.identity.tokens.create({
    name: 'desk',
    scopes: ['gateway'],
    createdBy: 'test',
    gateway: { team: 'sales' },
  });
  expect((await test.identity.tokens.verify(token))?.gateway).toEqual({ team: 'sales' });
  const url = `/api/tokens/${record.id}/gateway`;
  const payload = { team: 'care', models: ['gpt-*'], limits: { requestsPerMinute: 5 } };
  const changed = await test.as('admin', { method: 'PUT', url, payload });
  expect([changed.statusCode, changed.json().gateway]).toEqual([200, payload]);
  expect((await test.identity.tokens.verify(token))?.gateway).toEqual(payload);
  await test.as('admin', { method: 'PUT', url, payload: {} });
  expect((await test.identity.tokens.verify(token))?.gateway).toEqual({});
});
