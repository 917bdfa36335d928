import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const words = { name: 'names', type: 'words', words: ['Nightjar'] };
const put = (payload: object, name = 'names') =>
  test.as('admin', { method: 'PUT', url: `/api/custom-guards/${name}`, payload });

it('removes the guard; a second time it is not there', async () => {
  await put(words);
  const remove = () => test.as('admin', { method: 'DELETE', url: '/api/custom-guards/names' });
  expect((await remove()).statusCode).toBe(204);
  expect(await test.store.settings.customGuards()).toEqual([]);
  expect((await remove()).statusCode).toBe(404);
});
