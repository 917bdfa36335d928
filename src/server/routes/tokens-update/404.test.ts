import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('PUT /api/tokens/:id/gateway knows no token that is revoked', async () => {
  const { record } = await test.identity.tokens.create({ name: 'a', scopes: ['gateway'], createdBy: 'test' });
  await test.identity.tokens.revoke(record.id);
  for (const id of [record.id, 'tok_none']) {
    const answer = await test.as('admin', { method: 'PUT', url: `/api/tokens/${id}/gateway`, payload: {} });
    expect(answer.statusCode).toBe(404);
  }
});
