import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('knows nobody who never called', async () => {
  const answer = await test.as('read', { url: '/api/abuse/identity?kind=token&id=tok_9' });
  expect(answer.statusCode).toBe(404);
});
