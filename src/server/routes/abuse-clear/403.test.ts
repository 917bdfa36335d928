import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('lets nobody clear who may only read', async () => {
  const payload = { kind: 'token', id: 'tok_1' };
  const answer = await test.as('read', { method: 'POST', url: '/api/abuse/clear', payload });
  expect(answer.statusCode).toBe(403);
  const shown = await test.as('read', { url: '/api/abuse/identity?kind=token&id=tok_1' });
  expect(shown.json().alarm).not.toBeNull();
});
