import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const words = { name: 'names', type: 'words', words: ['Nightjar'] };

it('is for administrators', async () => {
  const answer = await test.as('read', { method: 'PUT', url: '/api/custom-guards/names', payload: words });
  expect(answer.statusCode).toBe(403);
});
